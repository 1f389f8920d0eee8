/* Failures of calls, of exercises that want them tried: from keys to an attempt, and from a
 * grade to words. */
#include "study/room.h"

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
