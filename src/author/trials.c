/* Many answers to one exercise, graded as a learner's would be. They are judged in rounds, by the batch
 * (judge_run_all); who goes on to something else, as a cheat goes from stage to stage, is in the next.
 *
 * Ownership on every path is the dearest part of a small program's verdict, and it can only add
 * failures. Where it decides nothing it is not asked for; where it decides, of those alone that
 * would pass without it, which are judged once more, in full.
 *
 * A fault of ours is tried once more by itself; if it stays, proving stops there. */
#include "author/mutants.h"

#include <string.h>

enum { ROUND = 64 }; /* so many verdicts are held at a time */

struct trials {
    struct prover *p;
    const struct exercise *ex;
    const struct contest *contest;
    size_t *list, count;    /* contenders that are not through */
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

struct entry { /* one answer, in its round */
    size_t n;
    const struct exercise *ex;
    struct str answer;
    struct attempt attempt;
    bool again;             /* who passes must be judged in full */
};

static void make(const struct trials *t, struct arena *a, bool full, struct entry *e)
{
    const struct contest *c = t->contest;
    e->ex = task(t, e->n);
    e->answer = c->answer(c->context, a, e->n);
    e->attempt = grade_attempt(a, e->ex, e->answer);
    if (c->hurry)
        c->hurry(c->context, a, e->n, &e->attempt);
    for (struct attempt *at = &e->attempt; at && full; at = (struct attempt *)(uintptr_t)at->next)
        at->first = false;
    e->again = !full && !c->whole && trial_spare_contracts(e->ex, &e->attempt);
}

/* True: it goes on to something else. */
static bool take(struct trials *t, struct arena *a, struct entry *e, struct verdict *v)
{
    bool again = e->again;
    struct grade g = grade_answer(a, e->ex, e->answer, v);
    for (const struct verdict *one = v; one; one = one->next)
        again |= one->otherwise;
    if (g.status == GRADE_TOOL_FAULT || (again && g.status == GRADE_PASSED)) {
        verdict_free(v);
        make(t, a, true, e);
        v = judge_run(t->p->judge, &e->attempt);
        g = grade_answer(a, e->ex, e->answer, v);
    }
    if (g.status == GRADE_TOOL_FAULT) {
        error_set(t->p->fault, ERROR_SOFTWARE, "a variant of the solution in " STR_FMT " could not be judged: " STR_FMT,
                  STR_ARG(e->ex->dir), STR_ARG(g.fault));
        t->p->failed = true;
    } else {
        t->contest->graded(t->contest->context, e->n, v, &g);
    }
    verdict_free(v);
    return !t->p->failed && t->contest->goes_on && t->contest->goes_on(t->contest->context, e->n);
}

static void one_round(struct trials *t)
{
    struct arena a = {0};
    size_t count = t->count < ROUND ? t->count : ROUND, left = t->count - count;
    struct entry *entries = arena_array(&a, count, sizeof *entries);
    const struct attempt **attempts = arena_array(&a, count, sizeof *attempts);
    struct verdict *verdicts[ROUND];
    for (size_t i = 0; i < count; i++) {
        entries[i].n = t->list[left + i];
        make(t, &a, false, &entries[i]);
        attempts[i] = &entries[i].attempt;
    }
    judge_run_all(t->p->judge, attempts, count, verdicts);
    t->count = left;
    for (size_t i = 0; i < count; i++) {
        if (t->p->failed)
            verdict_free(verdicts[i]);
        else if (take(t, &a, &entries[i], verdicts[i]))
            t->list[t->count++] = entries[i].n;
    }
    arena_release(&a);
}

void trials_run(struct prover *p, const struct exercise *ex, const struct contest *c)
{
    struct arena a = {0};
    struct trials t = {.p = p, .ex = ex, .contest = c, .list = arena_array(&a, c->count + 1, sizeof *t.list)};
    for (size_t i = c->count; i-- > 0;)
        t.list[t.count++] = i;
    while (t.count && !p->failed)
        one_round(&t);
    arena_release(&a);
}
