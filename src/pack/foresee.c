/* What must hold of the questions about a picture, and of the lines to mark, before
 * anything is run. Also puts what their keys say into the form that others read: a
 * moment, a kind. Whether a line runs that often and an expression is there at that
 * moment, only the run can tell; author/ asks it. */
#include "pack/load.h"

#include <limits.h>
#include <string.h>

static struct yaml *list_of(const struct loaded *in, const char *key, size_t count)
{
    struct yaml *list = yaml_get(in->front, key);
    return list && list->kind == YAML_LIST && list->count == count ? list : NULL;
}

static void check_moment(struct loader *l, struct question *q, const struct yaml *at, bool misspelt)
{
    const struct yaml *end = yaml_get(at, "end");
    q->when.kind = q->at_end ? WHEN_END : WHEN_LINE;
    q->when.line = q->at_line;
    q->when.visit = q->visit ? q->visit : 1;
    if (q->at_end && q->at_line)
        problem(l, SEVERITY_ERROR, "bad-question", key_spot(at, "end"),
                "this question has two moments: 'line' and 'end'");
    else if (!misspelt && !yaml_get(at, "line") && (!end || str_is(end->text, "false"))) {
        problem(l, SEVERITY_ERROR, "bad-question", at->at, "this question has no moment");
        problem_advice(l, "say 'line: N' for the moment after line N of program.c ran, or 'end: true'");
    } else if (q->visit && !q->at_line)
        problem(l, SEVERITY_ERROR, "bad-question", key_spot(at, "visit"),
                "'visit' says how often the 'line' has run, and there is none");
}

static void check_kind(struct loader *l, struct question *q, const struct yaml *at, bool misspelt)
{
    static const char *const keys[] = {"points", "value", "live"};
    const char *said = NULL;
    for (int i = 0; i < 3; i++) {
        if (!yaml_get(at, keys[i]))
            continue;
        if (said) {
            problem(l, SEVERITY_ERROR, "bad-question", key_spot(at, keys[i]),
                    "this asks two things at once: '%s' and '%s'", said, keys[i]);
            problem_advice(l, "make two questions of it");
            return;
        }
        said = keys[i];
        q->kind = (enum question_kind)i;
    }
    if (!said && !misspelt) {
        problem(l, SEVERITY_ERROR, "bad-question", at->at, "this question asks nothing");
        problem_advice(l, "say what is asked with 'points', 'value' or 'live'");
    } else if (q->kind == QUESTION_LIVE && q->function.len) {
        problem(l, SEVERITY_ERROR, "bad-question", key_spot(at, "in"),
                "'in' says whose variable is meant, and 'live' names none");
    }
}

static void check_foresights(struct loader *l, const struct question *q, const struct yaml *at)
{
    struct yaml *list = yaml_get(at, "predictions");
    if (!list || list->kind != YAML_LIST || list->count != q->prediction_count)
        return;
    for (size_t i = 0; i < q->prediction_count; i++)
        for (size_t j = 0; j < i; j++)
            if (q->predictions[i].answer.len &&
                str_eq(q->predictions[i].answer, q->predictions[j].answer))
                problem(l, SEVERITY_ERROR, "bad-prediction", key_spot(list->items[i], "answer"),
                        "the same answer as the prediction on line %d", q->predictions[j].line);
}

void questions_check(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    struct yaml *list = list_of(in, "questions", ex->question_count);
    for (size_t i = 0; i < ex->question_count; i++) {
        struct question *q = &ex->questions[i];
        const struct yaml *at = list ? list->items[i] : in->front;
        int end = list && i + 1 < list->count ? list->items[i + 1]->at.line : INT_MAX;
        bool misspelt = !list || group_misspelt(l, at, end);
        check_moment(l, q, at, misspelt);
        check_kind(l, q, at, misspelt);
        check_foresights(l, q, at);
    }
}

void marks_check(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    static const char *const words[] = {"at", "made", "freed", "lost"};
    for (int i = 0; i < 4; i++)
        if (str_is(ex->mark_word, words[i]))
            ex->mark = (enum mark_kind)i;
    struct yaml *list = list_of(in, "marks", ex->mark_count);
    for (size_t i = 0; list && i < ex->mark_count; i++) {
        struct spot at = key_spot(list->items[i], "line");
        struct str rest = ex->program, line = {0};
        bool there = false;
        for (int n = 1; str_line(&rest, &line); n++)
            there = there || (n == ex->marks[i].at && str_trim(line).len);
        if (ex->marks[i].at && ex->program.len && !there)
            problem(l, SEVERITY_ERROR, "bad-mark", at, "there is nothing in line %d of program.c",
                    ex->marks[i].at);
        for (size_t j = 0; j < i; j++)
            if (ex->marks[i].at && ex->marks[i].at == ex->marks[j].at)
                problem(l, SEVERITY_ERROR, "bad-mark", at,
                        "line %d is explained already, on line %d", ex->marks[i].at,
                        ex->marks[j].line);
    }
}
