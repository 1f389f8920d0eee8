/* Many answers to one exercise, judged by as many brokers as there are and graded as a
 * learner's would be. The front process packs and grades while workers run, so that two
 * brokers keep two processors busy.
 *
 * Ownership on every path is the dearest part of a small program's verdict, and it can only add
 * failures. Where it decides nothing it is not asked for; where it decides, of those alone that
 * would pass without it, which are judged once more, in full.
 *
 * A fault of ours is tried once more by itself; if it stays, proving stops there. */
#include "author/mutants.h"

#include <poll.h>
#include <string.h>

enum { JUDGES = 8, PATIENCE_MS = 180 * 1000 };

struct trials {
    struct prover *p;
    const struct exercise *ex;
    const struct contest *contest;
    struct judge *judges[JUDGES];
    size_t at[JUDGES];      /* which contender it judges */
    bool busy[JUDGES];
    size_t count;
};

/* Can what is found of ownership before a run make a failure? As contracts_count() has it, of a
 * program that is not judged yet. */
static bool decides(const struct exercise *ex, const struct attempt *attempt)
{
    static const char header[] = "ownership.h";
    if (ex->contracts.len || ex->kind == EXERCISE_CAPSTONE)
        return true;
    for (size_t i = 0; i < attempt->file_count; i++) {
        struct str text = attempt->files[i].text;
        if (text.len && memmem(text.at, text.len, header, sizeof header - 1))
            return true;
    }
    return false;
}

bool trial_spare_contracts(const struct exercise *ex, struct attempt *attempt)
{
    bool decided = decides(ex, attempt);
    for (struct attempt *at = attempt; at; at = (struct attempt *)(uintptr_t)at->next)
        if (at->contracts & CONTRACTS_CHECK)
            at->contracts = CONTRACTS_RUN;
    return decided;
}

void trial_first(struct arena *a, struct attempt *attempt, const struct verdict *solution)
{
    const struct verdict *v = solution;
    for (struct attempt *at = attempt; at; at = (struct attempt *)(uintptr_t)at->next, v = v ? v->next : NULL) {
        at->first = true;
        if (!v || v->kind != VERDICT_CLEAN || v->run_count != at->run_count)
            continue;
        uint64_t *outcomes = arena_array(a, v->run_count + 1, sizeof *outcomes);
        for (size_t i = 0; i < v->run_count; i++)
            outcomes[i] = run_outcome(&v->runs[i]);
        at->outcomes = outcomes;
    }
}

static const struct exercise *task(const struct trials *t, size_t n)
{
    return t->contest->task ? t->contest->task(t->contest->context, n) : t->ex;
}

/* True: who passes must be judged in full. */
static bool make(const struct trials *t, struct arena *a, size_t n, bool full, struct str *ret_answer,
                 struct attempt *ret)
{
    const struct exercise *ex = task(t, n);
    *ret_answer = t->contest->answer(t->contest->context, a, n);
    *ret = grade_attempt(a, ex, *ret_answer);
    if (t->contest->hurry)
        t->contest->hurry(t->contest->context, a, n, ret);
    for (struct attempt *at = ret; at && full; at = (struct attempt *)(uintptr_t)at->next)
        at->first = false;
    return !full && !t->contest->whole && trial_spare_contracts(ex, ret);
}

static void submit(struct trials *t, size_t judge, size_t n)
{
    struct arena a = {0};
    struct str answer;
    struct attempt attempt;
    make(t, &a, n, false, &answer, &attempt);
    judge_submit(t->judges[judge], &attempt);
    t->at[judge] = n;
    t->busy[judge] = true;
    arena_release(&a);
}

/* True: the contender is through, and the judge is free. */
static bool take(struct trials *t, size_t judge, struct verdict *v)
{
    struct arena a = {0};
    struct str answer;
    struct attempt attempt;
    size_t n = t->at[judge];
    t->busy[judge] = false;
    bool again = make(t, &a, n, false, &answer, &attempt);
    const struct exercise *ex = task(t, n);
    struct grade g = grade_answer(&a, ex, answer, v);
    for (const struct verdict *one = v; one; one = one->next)
        again |= one->otherwise;
    if (g.status == GRADE_TOOL_FAULT || (again && g.status == GRADE_PASSED)) {
        make(t, &a, n, true, &answer, &attempt);
        verdict_free(v);
        v = judge_run(t->judges[judge], &attempt);
        g = grade_answer(&a, ex, answer, v);
    }
    if (g.status == GRADE_TOOL_FAULT) {
        error_set(t->p->fault, ERROR_SOFTWARE, "a variant of the solution in " STR_FMT " could not be judged: " STR_FMT,
                  STR_ARG(ex->dir), STR_ARG(g.fault));
        t->p->failed = true;
    } else {
        t->contest->graded(t->contest->context, n, v, &g);
    }
    verdict_free(v);
    arena_release(&a);
    if (t->p->failed || !t->contest->goes_on || !t->contest->goes_on(t->contest->context, n))
        return true;
    submit(t, judge, n);
    return false;
}

/* Waits until one of the judges has something. */
static bool wait_for_one(struct trials *t)
{
    struct pollfd fds[JUDGES];
    size_t count = 0;
    for (size_t i = 0; i < t->count; i++)
        if (t->busy[i])
            fds[count++] = (struct pollfd){.fd = judge_fd(t->judges[i]), .events = POLLIN};
    return poll(fds, count, PATIENCE_MS) != 0;
}

void trials_run(struct prover *p, const struct exercise *ex, const struct contest *c)
{
    struct trials t = {.p = p, .ex = ex, .contest = c, .judges = {p->judge}, .count = 1};
    for (size_t i = 0; i < p->more_count && t.count < JUDGES; i++)
        t.judges[t.count++] = p->more[i];
    size_t next = 0, under_way = 0;
    while (!p->failed && (next < c->count || under_way)) {
        for (size_t i = 0; i < t.count && next < c->count; i++)
            if (!t.busy[i])
                submit(&t, i, next++), under_way++;
        bool any = false;
        for (size_t i = 0; i < t.count && !p->failed; i++) {
            struct verdict *v = t.busy[i] ? judge_take(t.judges[i]) : NULL;
            if (!v)
                continue;
            under_way -= take(&t, i, v);
            any = true;
        }
        if (!any && under_way && !p->failed && !wait_for_one(&t)) {
            error_set(p->fault, ERROR_SOFTWARE, "the judge's broker did not answer");
            p->failed = true;
        }
    }
    for (size_t i = 0; i < t.count; i++)
        if (t.busy[i])
            judge_cancel(t.judges[i]);
}
