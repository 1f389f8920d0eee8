/* Failures of calls, of exercises that want them tried: from keys to an attempt, and from a
 * grade to words. */
#include "study/room.h"

#include "guest/guest.h"

bool exercise_sweeps(const struct exercise *ex)
{
    return ex->sweep_count > 0 || ex->has_crash;
}

void failures_ask(const struct exercise *ex, struct attempt *at)
{
    struct error error;
    uint32_t bits;
    for (size_t i = 0; i < ex->sweep_count; i++)
        if (sweep_classes(ex->sweep[i], &bits, &error)) /* pack/ has let no other word in */
            at->sweep |= bits;
    if (ex->has_crash && sweep_classes(STR("crash"), &bits, &error)) {
        at->sweep |= bits;
        at->recover_args = ex->crash.recover;
        at->recover_arg_count = ex->crash.recover_count;
        disk_rule_find(ex->crash.disk, &at->disk);
    }
    at->pairs = ex->pairs;
    at->spared = ex->harness.len ? STR("harness.c") : STR("");
}

void tell_failed_call(struct teller *t, const struct grade *g, const struct grade_failure *f)
{
    if (!f->faults.len)
        return;
    if (g->tried == 1)
        tellf(t, WORD_TEXT, 2, 0, "It is the only call that can fail: " STR_FMT ".", STR_ARG(f->faults));
    else if (g->unhandled == g->tried)
        tellf(t, WORD_TEXT, 2, 0, "None of the %zu failures that were tried is handled; this is " STR_FMT ".",
              g->tried, STR_ARG(f->faults));
    else if (g->unhandled > 1)
        tellf(t, WORD_TEXT, 2, 0, "%zu of the %zu failures that were tried are not handled; this is " STR_FMT ".",
              g->unhandled, g->tried, STR_ARG(f->faults));
    else
        tellf(t, WORD_TEXT, 2, 0, "All others of the %zu failures that were tried are handled; this is " STR_FMT ".",
              g->tried, STR_ARG(f->faults));
}

void tell_tried(struct teller *t, const struct grade *g)
{
    if (!g->tried)
        return;
    if (g->untried)
        tellf(t, WORD_WARN, 2, 0, "%zu failures of its calls were tried, which are not all. Each was handled.", g->tried);
    else if (g->tried == 1)
        tell(t, WORD_TEXT, 2, 0, STR("The one call that can fail was made to fail, and it was handled."));
    else
        tellf(t, WORD_TEXT, 2, 0, "%zu failures of its calls were tried, one run each. All were handled.", g->tried);
}

/* ---- one run, each of its calls made to fail: for a look, whatever an exercise asks for ---- */

struct attempt attempt_for_sweep(struct arena *a, const struct attempt *all, size_t run)
{
    enum { MOSTLY = 1 << FAULT_ALLOC | 1 << FAULT_OPEN | 1 << FAULT_READ | 1 << FAULT_WRITE | 1 << FAULT_CLOSE |
                    1 << FAULT_FLUSH | 1 << FAULT_NAME | 1 << FAULT_THREAD };
    struct attempt one = attempt_for_picture(a, all, run, 0);
    one.history_bytes = one.history_from = 0;
    one.sweep = all->sweep ? all->sweep : MOSTLY;
    one.pairs = all->pairs;
    return one;
}

struct attempt attempt_for_failure(struct arena *a, const struct attempt *swept, struct str faults)
{
    struct attempt one = *swept;
    one.faults = arena_str(a, faults);
    one.sweep = 0;
    one.pairs = false;
    return one;
}

size_t failures_run(const struct verdict *v, const struct grade *g)
{
    for (size_t i = 0; g && i < g->count; i++)
        if (g->failures[i].cell && g->failures[i].case_index >= 0)
            return (size_t)g->failures[i].case_index;
    for (size_t i = 0; i < v->run_count; i++)
        if (v->runs[i].ran && !v->runs[i].finding_count && !v->runs[i].limit)
            return i;
    return 0;
}
