/* Exercises of kind schedule: there is an order of the program's threads that fails as the
 * exercise declares (the one that is given, or one that trying finds), the program makes
 * threads at all, with `hides` nothing fails if nobody is held up, and orders that are
 * given as wrong do not reach it. */
#include "author/claims.h"

#include <string.h>

static struct str beside(struct prover *p, const struct exercise *ex, const char *name)
{
    return str_from(arena_printf(&p->arena, STR_FMT "/%s", STR_ARG(ex->dir), name));
}

static bool judge_failed(struct prover *p, const struct exercise *ex, struct str fault)
{
    p->failed = true;
    error_set(p->fault, ERROR_SOFTWARE, STR_FMT "/start.c could not be judged: " STR_FMT, STR_ARG(ex->dir), STR_ARG(fault));
    return false;
}

enum followed { FOLLOWED_FAULT, REACHES, REACHES_NOT, DEPARTS };

static enum followed follow(struct prover *p, const struct exercise *ex, struct str order)
{
    struct arena a = {0};
    struct attempt at = grade_attempt(&a, ex, order);
    struct verdict *v = prove_judge(p, &at);
    struct grade g = v ? grade_schedule(&a, ex, order, v) : (struct grade){0};
    enum followed how = g.status == GRADE_PASSED ? REACHES : REACHES_NOT;
    if (!v) {
        how = FOLLOWED_FAULT;
    } else if (g.status == GRADE_TOOL_FAULT) {
        judge_failed(p, ex, g.fault);
        how = FOLLOWED_FAULT;
    } else if (!v->run_count || v->runs[0].departed) { /* no run: it cannot be read */
        how = DEPARTS;
    }
    verdict_free(v);
    arena_release(&a);
    return how;
}

/* It compiles, makes threads, and with `hides` goes well by itself. */
static bool prove_by_itself(struct prover *p, const struct exercise *ex)
{
    struct arena a = {0};
    struct str path = beside(p, ex, "start.c");
    struct attempt at = grade_attempt(&a, ex, STR("s:"));
    struct verdict *v = prove_judge(p, &at);
    bool right = false;
    if (!v) {
        right = true;
    } else if (v->kind == VERDICT_TOOL_FAULT) {
        judge_failed(p, ex, v->fault);
    } else if (v->kind == VERDICT_COMPILE_ERROR) {
        for (size_t i = 0; i < v->diag_count; i++)
            if (v->diags[i].severity == SEVERITY_ERROR)
                refute(p, SEVERITY_ERROR, "not-clean", path, v->diags[i].line, v->diags[i].advice,
                       "it does not compile: " STR_FMT, STR_ARG(v->diags[i].message));
    } else if (v->run_count && v->runs[0].threads < 2) {
        refute(p, SEVERITY_ERROR, "no-threads", path, 1, (struct str){0},
               "it makes no thread, so there is no order to choose");
    } else {
        struct grade g = grade_schedule(&a, ex, STR("s:"), v);
        right = true;
        if (ex->hides && g.status == GRADE_PASSED) {
            right = false;
            refute(p, SEVERITY_ERROR, "schedule-fails", ex->path, 2, (struct str){0},
                   "it is declared to hide its mistake, but %s is found with nobody held up", g.goes_wrong->code);
            refute_at(p, "hides:", 400);
        } else if (ex->hides) {
            p->proof.claims++;
        }
    }
    verdict_free(v);
    arena_release(&a);
    return right;
}

static void prove_given(struct prover *p, const struct exercise *ex)
{
    struct str path = beside(p, ex, "solution.schedule");
    switch (follow(p, ex, ex->solution)) {
    case REACHES: p->proof.claims++; break;
    case REACHES_NOT:
        refute(p, SEVERITY_ERROR, "schedule-goes-well", path, 1, (struct str){0}, ex->fails.len
               ? "in this order " STR_FMT " is not found" : "in this order nothing is found" STR_FMT, STR_ARG(ex->fails));
        break;
    case DEPARTS:
        refute(p, SEVERITY_ERROR, "schedule-departs", path, 1,
               STR("`freehold run --schedules start.c` finds one for the program as it is"),
               "in this order a thread is to go that cannot go then");
        break;
    case FOLLOWED_FAULT: break;
    }
}

/* Found by trying; what is found must also be so when it is followed as a learner's is. */
static void prove_some(struct prover *p, const struct exercise *ex)
{
    struct arena a = {0};
    struct attempt at = schedule_search(&a, ex, STR("s:"), 0);
    struct verdict *v = prove_judge(p, &at);
    if (v && v->kind == VERDICT_TOOL_FAULT) {
        judge_failed(p, ex, v->fault);
    } else if (v) {
        struct str order = schedule_found(ex, v);
        const struct schedules *s = v->run_count ? v->runs[0].schedules : NULL;
        enum followed how = order.len ? follow(p, ex, order) : REACHES_NOT;
        if (how == REACHES) {
            p->proof.claims++;
        } else if (how != FOLLOWED_FAULT) {
            refute(p, SEVERITY_ERROR, "schedule-goes-well", ex->path, 2,
                   s && !s->complete ? STR("not all were tried: raise `schedules`, or give solution.schedule")
                                     : (struct str){0},
                   "no order of its threads was found that fails as declared, of %llu",
                   (unsigned long long)(s ? s->runs : 0));
            refute_at(p, ex->fails.len ? "fails:" : "kind:", 400);
        }
    }
    verdict_free(v);
    arena_release(&a);
}

static void prove_not(struct prover *p, const struct exercise *ex, const struct wrong_answer *w)
{
    switch (follow(p, ex, w->text)) {
    case REACHES_NOT: p->proof.claims++; break;
    case REACHES:
        refute(p, SEVERITY_ERROR, "schedule-fails", w->path, 1, (struct str){0},
               "this order is given as a wrong answer, but it is a right one");
        break;
    case DEPARTS:
        refute(p, SEVERITY_ERROR, "schedule-departs", w->path, 1, (struct str){0},
               "in this order a thread is to go that cannot go then");
        break;
    case FOLLOWED_FAULT: break;
    }
}

void prove_schedule(struct prover *p, const struct exercise *ex)
{
    if (!prove_by_itself(p, ex) || p->failed)
        return;
    if (ex->solution.len)
        prove_given(p, ex);
    else
        prove_some(p, ex);
    for (size_t i = 0; i < ex->wrong_count && !p->failed; i++)
        prove_not(p, ex, &ex->wrong[i]);
}
