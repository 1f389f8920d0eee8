/* Budgets against what the solution, the start and the wrong answers use: figures for the
 * author to choose limits by, and warnings about limits that are too tight or ask nothing.
 *
 * A limit is too tight if the solution itself uses more than nine tenths of it: an answer that
 * is as good, spelt in another way, would not fit. What is counted in blocks and bytes may be
 * met exactly, for there the least is often what is asked: one allocation, no byte too many.
 * A budget that the start keeps asks nothing, unless a wrong answer shows what it guards
 * against: a cache that answers quickly because it never frees. */
#include "author/claims.h"

#include <string.h>

enum { ANSWERS = 80, BUDGETS = 16 };
struct used {
    struct str name;  /* "solution", "start", "less-often.c" */
    uint64_t figures[BUDGETS];
    bool known[BUDGETS];
};
struct table {
    struct used rows[ANSWERS];
    size_t count;
};

/* False: the judge failed. What does not compile or run has no figures. */
static bool measure(struct prover *p, const struct exercise *ex, struct str name, struct str answer,
                    struct used *ret)
{
    struct arena a = {0};
    *ret = (struct used){.name = name};
    struct attempt attempt = grade_attempt(&a, ex, answer);
    attempt.next = NULL;
    attempt.schedules = 0;
    struct verdict *v = prove_judge(p, &attempt);
    bool good = !v || v->kind != VERDICT_TOOL_FAULT;
    int run;
    for (size_t i = 0; v && good && i < ex->budget_count && i < BUDGETS; i++)
        ret->known[i] = budget_figure(v, &ex->budgets[i], &ret->figures[i], &run);
    if (!good) {
        p->failed = true;
        error_set(p->fault, ERROR_SOFTWARE, STR_FMT ": " STR_FMT " could not be judged: " STR_FMT, STR_ARG(ex->dir),
                  STR_ARG(name), STR_ARG(v->fault));
    }
    verdict_free(v);
    arena_release(&a);
    return good;
}

/* Of a stage of a capstone: of its further solutions and its wrong answers, too. */
static bool measure_stage(struct prover *p, const struct exercise *ex, const struct exercise *stage, struct table *t)
{
    t->count = 0;
    if (!measure(p, stage, STR("solution"), ex->solution, &t->rows[t->count++]))
        return false;
    for (size_t i = 0; i < ex->further_count; i++)
        if (!measure(p, stage, str_from(arena_printf(&p->arena, "also/" STR_FMT, STR_ARG(ex->further[i].name))),
                     ex->further[i].text, &t->rows[t->count++]))
            return false;
    if (!measure(p, stage, STR("start"), ex->start, &t->rows[t->count++]))
        return false;
    for (size_t i = 0; i < ex->wrong_count && t->count < ANSWERS; i++)
        if (!measure(p, stage, ex->wrong[i].name, ex->wrong[i].text, &t->rows[t->count++]))
            return false;
    return true;
}

static bool measure_all(struct prover *p, const struct exercise *ex, struct table *t)
{
    t->count = 0;
    if (!measure(p, ex, STR("solution"), ex->solution, &t->rows[t->count++]) ||
        !measure(p, ex, STR("start"), ex->start, &t->rows[t->count++]))
        return false;
    for (size_t i = 0; i < ex->wrong_count && t->count < ANSWERS; i++) {
        struct str text = ex->wrong[i].text, first;
        str_line(&text, &first);
        if (!measure(p, ex, ex->wrong[i].name, text, &t->rows[t->count++]))
            return false;
    }
    return true;
}

static bool is_count(struct str measure)
{
    return str_is(measure, "allocations") || str_is(measure, "bytes") || str_is(measure, "peak-bytes") ||
           str_is(measure, "live-blocks");
}

/* Does a wrong answer show what the budget is for? */
static bool guards(const struct table *t, size_t budget, uint64_t limit)
{
    for (size_t i = 2; i < t->count; i++)
        if (t->rows[i].known[budget] && t->rows[i].figures[budget] > limit)
            return true;
    return false;
}

void prove_budgets(struct prover *p, const struct exercise *ex)
{
    static struct table t; /* 13 KiB */
    if (!ex->budget_count || !ex->solution.len || !ex->start.len || !measure_all(p, ex, &t) || p->foresees)
        return;
    for (size_t i = 0; i < ex->budget_count && i < BUDGETS; i++) {
        const struct budget *b = &ex->budgets[i];
        uint64_t limit = (uint64_t)b->at_most, used = t.rows[0].figures[i];
        struct arena *a = &p->arena;
        enum measure measure;
        if (!measure_find(b->measure, &measure))
            continue; /* told */
        if (!t.rows[0].known[i]) {
            refute(p, SEVERITY_ERROR, "no-such-figure", ex->path, b->line,
                   STR("its harness.c must call freehold_request_begin() and freehold_request_end()"),
                   "the solution's run marked no request, so it has no " STR_FMT, STR_ARG(b->measure));
            refute_at(p, "measure:", 4);
            continue;
        }
        p->proof.claims += used <= limit;
        if (used <= limit && used > limit - limit / 10 && !(used == limit && is_count(b->measure))) {
            refute(p, SEVERITY_WARNING, "tight-budget", ex->path, b->line,
                   str_from(arena_printf(a, "at-most: %llu would leave a quarter",
                                         (unsigned long long)(used + used / 3))),
                   "the solution uses %s of %s: more than nine tenths", figure_text(a, used),
                   figure_text(a, limit));
            refute_at(p, "at-most:", 4);
        }
        if (t.rows[1].known[i] && t.rows[1].figures[i] <= limit &&
            str_is(ex->start_fails, "over-budget") && !guards(&t, i, limit)) {
            refute(p, SEVERITY_WARNING, "start-in-budget", ex->path, b->line,
                   STR("if it guards against something, a wrong answer should show it"),
                   "start.c uses %s of %s: it keeps this budget already", figure_text(a, t.rows[1].figures[i]),
                   figure_text(a, limit));
            refute_at(p, "at-most:", 4);
        }
    }
}

/* ---- pack check --figures -------------------------------------------------------- */

static void print_row(struct buf *out, struct arena *a, const struct used *u, size_t budget, uint64_t limit)
{
    buf_printf(out, "    %-24.*s ", (int)(u->name.len < 24 ? u->name.len : 24), u->name.at);
    if (!u->known[budget]) {
        buf_cstr(out, "              -\n");
        return;
    }
    uint64_t n = u->figures[budget];
    buf_printf(out, "%15s", figure_text(a, n));
    if (limit)
        buf_printf(out, "  %5.0f %% of the limit", 100.0 * (double)n / (double)limit);
    buf_cstr(out, n > limit ? "  over\n" : "\n");
}

static void print_table(struct buf *out, struct arena *a, const struct exercise *ex, const struct table *t)
{
    for (size_t b = 0; b < ex->budget_count && b < BUDGETS; b++) {
        const struct budget *budget = &ex->budgets[b];
        buf_printf(out, "  " STR_FMT "%s" STR_FMT "%s, at most %s\n", STR_ARG(budget->measure),
                   budget->case_index >= 0 ? " (" : "", STR_ARG(budget->case_name),
                   budget->case_index >= 0 ? ")" : "", figure_text(a, (uint64_t)budget->at_most));
        for (size_t row = 0; row < t->count; row++)
            print_row(out, a, &t->rows[row], b, (uint64_t)budget->at_most);
    }
}

bool author_figures(struct judge *j, const struct pack *pack, const char *const *only, size_t count,
                    struct buf *out, struct error *reterr)
{
    static struct table t;
    struct prover p = {.judge = j, .pack = pack, .fault = reterr};
    for (size_t i = 0; i < pack->item_count && !p.failed; i++) {
        const struct exercise *ex = item_exercise(&pack->items[i]);
        bool wanted = count == 0;
        for (size_t k = 0; ex && k < count; k++)
            wanted |= str_is(ex->slug, only[k]) || str_is(ex->id, only[k]);
        if (!ex || !wanted || !ex->solution.len || !ex->start.len)
            continue;
        if (ex->budget_count && measure_all(&p, ex, &t)) {
            buf_printf(out, STR_FMT "\n", STR_ARG(ex->dir));
            print_table(out, &p.arena, ex, &t);
        }
        for (size_t s = 0; s < ex->stage_count && !p.failed; s++)
            if (ex->stages[s].as.budget_count && measure_stage(&p, ex, &ex->stages[s].as, &t)) {
                buf_printf(out, STR_FMT ", stage " STR_FMT "\n", STR_ARG(ex->dir), STR_ARG(ex->stages[s].as.id));
                print_table(out, &p.arena, &ex->stages[s].as, &t);
            }
    }
    vec_release(&p.diags);
    arena_release(&p.arena);
    return !p.failed;
}
