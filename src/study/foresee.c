/* Questions about a picture, asked before it is seen (predict-picture).
 *
 * An answer is a line of text for each question, in their order:
 *
 *     home              a target, by its key (target.c) or its number in the list
 *     6                 a value; ? for one that nobody has set
 *     block 1, home     all that lives; `none` when nothing does
 *
 * An empty line is no answer yet. What is right is computed from the trace; a pack only
 * adds why somebody may think otherwise. */
#include "study/room.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- asking ---------------------------------------------------------------------- */

static const char *times(struct arena *a, int n)
{
    static const char *const words[] = {"second", "third", "fourth", "fifth"};
    return n >= 2 && n <= 5 ? words[n - 2] : ordinal(a, n);
}

static void ask(struct arena *a, struct trace *t, const struct verdict *v, struct asked *q)
{
    const struct question *from = q->question;
    const struct when *w = &from->when;
    struct str expr = from->kind == QUESTION_VALUE ? from->value : from->points;
    const char *whose = from->function.len
        ? arena_printf(a, " of `" STR_FMT "`", STR_ARG(from->function)) : "";
    if (w->kind == WHEN_END)
        q->moment = STR("At the end of the run");
    else if (w->visit > 1)
        q->moment = str_from(arena_printf(a, "After line %d has run for the %s time", w->line,
                                          times(a, w->visit)));
    else
        q->moment = str_from(arena_printf(a, "After line %d has run", w->line));
    if (from->kind == QUESTION_LIVE)
        q->text = STR("which of these live?");
    else if (from->kind == QUESTION_VALUE)
        q->text = str_from(arena_printf(a, "what is in `" STR_FMT "`%s?", STR_ARG(expr), whose));
    else
        q->text = str_from(arena_printf(a, "where does `" STR_FMT "`%s lead?", STR_ARG(expr), whose));
    q->stop = moment_find(t, v, w);
    if (q->stop != TRACE_NONE) {
        targets_find(a, t, q);
        return;
    }
    size_t visits = moment_visits(t, a, 0, w->line, NULL);
    q->wrong_code = "no-such-moment";
    q->wrong = trace_begins(t) ? STR("the run is too long for its beginning to be kept") : visits ? str_from(arena_printf(a, "line %d runs %zu time%s, not %d", w->line, visits,
                                              visits == 1 ? "" : "s", w->visit))
                      : str_from(arena_printf(a, "line %d never runs", w->line));
}

struct foresee *foresee_new(const struct exercise *ex, const struct verdict *v, struct error *reterr)
{
    struct arena scratch = {0};
    struct attempt attempt = grade_attempt(&scratch, ex, (struct str){0});
    struct trace *t = picture_trace(&attempt, v, reterr);
    arena_release(&scratch);
    if (!t)
        return NULL;
    struct foresee *f = mem_alloc(sizeof *f);
    *f = (struct foresee){.trace = t, .count = ex->question_count};
    f->asked = arena_array(&f->arena, f->count + 1, sizeof *f->asked);
    for (size_t i = 0; i < f->count; i++) {
        f->asked[i].question = &ex->questions[i];
        ask(&f->arena, t, v, &f->asked[i]);
    }
    return f;
}

void foresee_free(struct foresee *f)
{
    if (!f)
        return;
    trace_close(f->trace);
    arena_release(&f->arena);
    mem_free(f);
}

/* ---- answers ---------------------------------------------------------------------- */

static struct str unquoted(struct str s)
{
    s = str_trim(s);
    if (s.len >= 2 && (s.at[0] == '`' || s.at[0] == '"') && s.at[s.len - 1] == s.at[0])
        s = str_trim(str_slice(s, 1, s.len - 1));
    return s;
}

static bool real(struct arena *a, struct str s, double *ret)
{
    char *text = arena_cstr(a, s), *end;
    errno = 0;
    *ret = strtod(text, &end);
    return s.len && end == text + s.len && errno == 0;
}

/* Of 'a' 97 both halves are the value, and each is enough. */
static bool same_value(struct str want, struct str said)
{
    struct arena a = {0};
    double x, y;
    said = str_trim(said);
    bool same = str_eq(want, said) || str_eq(unquoted(want), unquoted(said));
    if (str_is(want, "?"))
        same = same || str_is(said, "unset");
    if (!same && want.len && want.at[0] == '\'') {
        size_t blank = want.len;
        while (blank > 0 && want.at[blank - 1] != ' ')
            blank--;
        bool both = blank > 1; /* an author writes but the letter */
        struct str letter = both ? str_trim(str_slice(want, 0, blank)) : want;
        struct str code = both ? str_slice(want, blank, want.len) : want;
        same = str_eq(said, letter) || str_eq(said, code) ||
               (letter.len > 2 && str_eq(said, str_slice(letter, 1, letter.len - 1)));
    }
    same = same || (real(&a, want, &x) && real(&a, said, &y) && x == y);
    arena_release(&a);
    return same;
}

static bool choice_named(const struct asked *q, struct str word, uint64_t *ret_bit)
{
    int64_t n;
    word = unquoted(word);
    for (size_t i = 0; i < q->choice_count; i++)
        if (str_eq(q->choices[i].key, word)) {
            *ret_bit = (uint64_t)1 << i;
            return true;
        }
    if (!str_to_int(word, 1, (int64_t)q->choice_count, &n))
        return false;
    *ret_bit = (uint64_t)1 << (n - 1);
    return true;
}

enum answer_is foresee_answer(const struct asked *q, struct str answer, uint64_t *ret_chosen)
{
    uint64_t chosen = 0, bit;
    size_t words = 0;
    answer = str_trim(answer);
    if (ret_chosen)
        *ret_chosen = 0;
    if (!answer.len)
        return ANSWER_NONE;
    if (q->question->kind == QUESTION_VALUE)
        return same_value(q->value, answer) ? ANSWER_RIGHT : ANSWER_WRONG;
    if (!(q->question->kind == QUESTION_LIVE && str_is(answer, "none"))) {
        for (size_t from = 0, to; from <= answer.len; from = to + 1) {
            for (to = from; to < answer.len && answer.at[to] != ',';)
                to++;
            if (!choice_named(q, str_slice(answer, from, to), &bit))
                return ANSWER_UNKNOWN;
            chosen |= bit;
            words++;
        }
    }
    if (q->question->kind == QUESTION_POINTS && words != 1)
        return ANSWER_UNKNOWN;
    if (ret_chosen)
        *ret_chosen = chosen;
    return chosen == q->right ? ANSWER_RIGHT : ANSWER_WRONG;
}

void foresee_write(struct buf *out, const struct asked *q, uint64_t chosen)
{
    bool first = true;
    for (size_t i = 0; i < q->choice_count; i++) {
        if (!(chosen >> i & 1))
            continue;
        buf_printf(out, "%s" STR_FMT, first ? "" : ", ", STR_ARG(q->choices[i].key));
        first = false;
    }
    if (first && q->question->kind == QUESTION_LIVE)
        buf_cstr(out, "none");
}

/* ---- grading ----------------------------------------------------------------------- */

/* Which belief of the pack's does a wrong answer show? Of one about what lives, each
 * thing that was marked wrongly is an answer. */
static const struct foresight *believed(const struct asked *q, struct str answer, uint64_t chosen)
{
    const struct question *from = q->question;
    for (size_t i = 0; i < from->prediction_count; i++) {
        const struct foresight *p = &from->predictions[i];
        uint64_t bit = 0;
        bool shows = false;
        if (from->kind == QUESTION_VALUE)
            shows = same_value(unquoted(p->answer), answer) ||
                    same_value(p->answer, answer);
        else if (choice_named(q, p->answer, &bit))
            shows = from->kind == QUESTION_LIVE ? ((chosen ^ q->right) & bit) != 0 : chosen == bit;
        if (shows)
            return p;
    }
    return NULL;
}

static struct str said(struct arena *a, const struct asked *q, struct str answer, uint64_t chosen)
{
    struct buf b = {0};
    if (q->question->kind == QUESTION_VALUE) {
        buf_printf(&b, "You said " STR_FMT, STR_ARG(str_trim(answer)));
    } else {
        size_t n = 0;
        buf_cstr(&b, "You said: ");
        for (size_t i = 0; i < q->choice_count; i++)
            if (chosen >> i & 1)
                buf_printf(&b, "%s" STR_FMT, n++ ? ", " : "", STR_ARG(q->choices[i].label));
        if (!n)
            buf_cstr(&b, "none of them");
    }
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

static void append_doc(struct arena *a, struct doc *to, struct doc more)
{
    struct block *all = arena_array(a, to->count + more.count + 1, sizeof *all);
    if (to->count)
        memcpy(all, to->blocks, to->count * sizeof *all);
    if (more.count)
        memcpy(all + to->count, more.blocks, more.count * sizeof *all);
    *to = (struct doc){all, to->count + more.count};
}

static void fail(struct arena *a, struct grade *g, size_t i, const char *code, const char *fmt, ...)
    FORMAT(5, 6);
static void fail(struct arena *a, struct grade *g, size_t i, const char *code, const char *fmt, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    struct grade_failure *f = &g->failures[g->count++];
    *f = (struct grade_failure){.code = code, .case_index = (int)i,
                                .message = arena_str(a, buf_view(&b))};
    g->status = GRADE_FAILED;
    buf_release(&b);
}

/* The last of what lives that was made, or ended. */
static size_t last_birth_or_end(const struct foresee *f, const struct asked *q)
{
    enum { BORN_OR_ENDED = STOP_MADE | STOP_FREED };
    if (trace_stop(f->trace, q->stop)->marks & BORN_OR_ENDED)
        return q->stop;
    return trace_mark(f->trace, q->stop, BORN_OR_ENDED, false);
}

/* The stop that made what was asked about as it is at the question's moment. */
static size_t last_change(const struct foresee *f, const struct asked *q)
{
    if (str_is(q->question->live, "blocks"))
        return last_birth_or_end(f, q);
    size_t at = q->object && q->address ? trace_moment(f->trace, MOMENT_WRITTEN, q->object, q->address, 1, q->stop)
                                        : TRACE_NONE;
    return at == TRACE_NONE ? q->stop : at;
}

static void grade_one(struct arena *a, const struct foresee *f, size_t i, struct str answer,
                      struct grade *g)
{
    const struct asked *q = &f->asked[i];
    struct told_answer *told = &g->answers[i];
    uint64_t chosen = 0;
    enum answer_is is = foresee_answer(q, answer, &chosen);
    *told = (struct told_answer){.question = q->question};
    if (is == ANSWER_NONE || is == ANSWER_UNKNOWN) {
        g->incomplete = true;
        if (is == ANSWER_NONE)
            fail(a, g, i, "not-answered", "Question %zu is not answered yet.", i + 1);
        else
            fail(a, g, i, "not-answered", "Question %zu has no choice \"" STR_FMT "\".", i + 1,
                 STR_ARG(str_trim(answer)));
        return;
    }
    told->how = is == ANSWER_RIGHT ? TOLD_RIGHT : TOLD_WRONG;
    told->said = said(a, q, answer, chosen);
    told->truth = str_from(arena_printf(a, STR_FMT ", " STR_FMT, STR_ARG(q->moment),
                                        STR_ARG(q->truth)));
    size_t change = last_change(f, q);
    if (change != TRACE_NONE)
        told->step = trace_tell(f->trace, a, change);
    if (is == ANSWER_RIGHT) {
        g->cases_passed++;
        return;
    }
    told->believed = believed(q, answer, chosen);
    fail(a, g, i, "wrong-picture", "Question %zu: the run shows something else.", i + 1);
    if (told->believed) {
        if (!g->tag.len)
            g->tag = told->believed->believes;
        append_doc(a, &g->because, told->believed->because);
    }
}

struct grade foresee_grade(struct arena *a, const struct foresee *f, struct str answers)
{
    struct grade g = {.status = GRADE_PASSED, .cases = (int)f->count, .answer_count = f->count};
    g.failures = arena_array(a, f->count + 1, sizeof *g.failures);
    g.answers = arena_array(a, f->count + 1, sizeof *g.answers);
    for (size_t i = 0; i < f->count; i++) {
        struct str line = {"", 0};
        str_line(&answers, &line);
        if (f->asked[i].wrong_code) {
            g.status = GRADE_TOOL_FAULT;
            g.fault = str_from(arena_printf(a, "question %zu cannot be asked (" STR_FMT
                                            "); the pack needs mending", i + 1,
                                            STR_ARG(f->asked[i].wrong)));
            return g;
        }
        grade_one(a, f, i, line, &g);
    }
    if (g.incomplete) { /* first all are answered, then all are told */
        size_t kept = 0;
        for (size_t i = 0; i < g.count; i++)
            if (!strcmp(g.failures[i].code, "not-answered"))
                g.failures[kept++] = g.failures[i];
        g.count = kept;
        g.cases_passed = 0;
        g.because = (struct doc){0};
        g.tag = (struct str){"", 0};
        g.answer_count = 0;
    }
    return g;
}

struct grade grade_picture(struct arena *a, const struct exercise *ex, struct str answers,
                           const struct verdict *v)
{
    struct error err = {0};
    if (v->kind == VERDICT_TOOL_FAULT)
        return (struct grade){.status = GRADE_TOOL_FAULT, .fault = v->fault};
    struct foresee *f = foresee_new(ex, v, &err);
    if (!f)
        return (struct grade){.status = GRADE_TOOL_FAULT,
                              .fault = str_from(arena_printf(a, "there is no picture: %s", err.text))};
    struct grade g = foresee_grade(a, f, answers);
    for (size_t i = 0; i < g.answer_count; i++) { /* what outlives f */
        g.answers[i].truth = arena_str(a, g.answers[i].truth);
        g.answers[i].step = arena_str(a, g.answers[i].step);
    }
    g.fault = arena_str(a, g.fault);
    foresee_free(f);
    return g;
}
