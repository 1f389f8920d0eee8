/* Choices and predictions, graded. A prediction is compared with what the
 * program really printed, never with a text in the pack; blanks at the ends of
 * lines and newlines at the end do not count, because nobody can see them. */
#include "study/study.h"

/* The text with blanks cut off every line's end and off the whole. */
static struct str plain_lines(struct arena *a, struct str text)
{
    struct buf out = {0};
    struct str rest = text, line;
    while (str_line(&rest, &line)) {
        while (line.len && (line.at[line.len - 1] == ' ' || line.at[line.len - 1] == '\t' ||
                            line.at[line.len - 1] == '\r'))
            line.len--;
        buf_str(&out, line);
        buf_char(&out, '\n');
    }
    struct str all = buf_view(&out);
    while (all.len && all.at[all.len - 1] == '\n')
        all.len--;
    struct str copy = arena_str(a, all);
    buf_release(&out);
    return copy;
}

static struct grade_failure *add(struct arena *a, struct grade *g, size_t room)
{
    if (!g->failures)
        g->failures = arena_array(a, room, sizeof *g->failures);
    struct grade_failure *f = &g->failures[g->count++];
    f->case_index = -1;
    return f;
}

static struct grade fault(struct arena *a, const char *what)
{
    return (struct grade){.status = GRADE_TOOL_FAULT, .fault = arena_str(a, str_from(what))};
}

/* How many blanks stand between two words is not what a prediction is about. */
static struct str one_blank(struct arena *a, struct str text)
{
    char *to = arena_cstr(a, text);
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool blank = text.at[i] == ' ' || text.at[i] == '\t';
        if (!blank || (n > 0 && to[n - 1] != ' ' && to[n - 1] != '\n'))
            to[n++] = blank ? ' ' : text.at[i];
    }
    return (struct str){to, n};
}

struct grade grade_prediction(struct arena *a, const struct exercise *ex, struct str predicted,
                              const struct verdict *v)
{
    if (v->kind == VERDICT_TOOL_FAULT)
        return (struct grade){.status = GRADE_TOOL_FAULT, .fault = v->fault};
    if (v->kind == VERDICT_COMPILE_ERROR || !v->run_count || !v->runs[0].ran || v->runs[0].limit)
        return fault(a, "the program of this exercise did not run to its end, so there is nothing "
                        "to compare with; the pack needs mending");
    struct grade g = {.status = GRADE_PASSED, .cases = 1, .cases_passed = 1};
    struct str want = plain_lines(a, v->runs[0].out), got = plain_lines(a, predicted);
    struct str said = one_blank(a, got);
    if (str_eq(one_blank(a, want), said))
        return g;

    g.status = GRADE_FAILED;
    g.cases_passed = 0;
    struct grade_failure *f = add(a, &g, 1);
    f->code = "wrong-output";
    f->has_outputs = true;
    f->want = want;
    f->got = got;
    f->mismatch = output_compare(want, got);
    f->message = STR("The program prints something else.");
    if (!got.len) {
        f->message = STR("Nothing is predicted yet.");
        f->advice = STR("Type what you think the program prints, then check again.");
    } else if (ex->use == USE_REVIEW) { /* it was answered: no second try is worth more */
        f->advice = STR("Its picture shows the run step by step.");
    } else {
        f->advice = STR("Run it in your head once more, one line at a time, and write down each box.");
    }
    for (size_t i = 0; i < ex->prediction_count; i++) {
        if (!str_eq(one_blank(a, plain_lines(a, ex->predictions[i].output)), said))
            continue;
        g.tag = ex->predictions[i].believes;
        g.because = ex->predictions[i].because;
        f->advice = (struct str){0};
        break;
    }
    return g;
}

static void append_doc(struct doc *to, size_t *room, struct arena *a, struct doc more)
{
    if (to->count + more.count > *room) {
        struct block *old = to->blocks;
        *room = (to->count + more.count) * 2;
        to->blocks = arena_array(a, *room, sizeof *to->blocks);
        for (size_t i = 0; i < to->count; i++)
            to->blocks[i] = old[i];
    }
    for (size_t i = 0; i < more.count; i++)
        to->blocks[to->count++] = more.blocks[i];
}

/* Explains each chosen wrong choice; only when there is none, the right ones. */
static struct doc explain(struct arena *a, const struct exercise *ex, uint64_t chosen)
{
    struct doc d = {0};
    size_t room = 0;
    for (int right = 0; right <= 1; right++) {
        for (size_t i = 0; i < ex->choice_count; i++)
            if ((chosen >> i & 1) && ex->choices[i].right == right)
                append_doc(&d, &room, a, ex->choices[i].because);
        if (d.count)
            break;
    }
    return d;
}

struct grade grade_quiz(struct arena *a, const struct exercise *ex, uint64_t chosen)
{
    struct grade g = {.status = GRADE_PASSED, .cases = 1};
    size_t choices = ex->choice_count < 64 ? ex->choice_count : 64;
    if (choices < 64)
        chosen &= ((uint64_t)1 << choices) - 1;
    size_t room = choices + 1, missed = 0;
    for (size_t i = 0; i < choices; i++) {
        bool took = chosen >> i & 1;
        missed += ex->choices[i].right && !took;
        if (!took || ex->choices[i].right)
            continue;
        struct grade_failure *f = add(a, &g, room);
        f->code = "wrong-choice";
        struct str said = ex->choices[i].plain;
        if (said.len && said.at[said.len - 1] == '.') /* the sentence around it has its own */
            said.len--;
        f->message = str_from(arena_printf(a, "It is not this: \"" STR_FMT "\"", STR_ARG(said)));
        if (!g.tag.len)
            g.tag = ex->choices[i].believes;
    }
    if (!chosen) {
        struct grade_failure *f = add(a, &g, room);
        f->code = "nothing-chosen";
        f->message = STR("Nothing is chosen yet.");
    } else if (!g.count && missed) { /* right so far: tell how many, not which */
        struct grade_failure *f = add(a, &g, room);
        f->code = "choice-missing";
        f->message = missed == 1
            ? STR("What you chose is right, and one more choice is right too.")
            : str_from(arena_printf(a, "What you chose is right, and %zu more are right too.", missed));
    }
    if (g.count)
        g.status = GRADE_FAILED;
    g.because = explain(a, ex, chosen);
    g.cases_passed = g.status == GRADE_PASSED;
    return g;
}
