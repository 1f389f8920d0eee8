/* Attempts about the order of threads, and how much of it was tried, in words.
 *
 * While a learner types, a verdict comes from one run in the default order. If that run had
 * threads, a second attempt explores the others, with a budget that ends it before anybody
 * waits; what it says takes the first one's place. */
#include "study/lanes.h"
#include "study/study.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct attempt attempt_for_lanes(struct arena *a, const struct attempt *all, size_t run,
                                 struct str schedule, int64_t schedules)
{
    struct attempt one = attempt_for_picture(a, all, run, 0);
    one.history_bytes = one.history_from = 0;
    one.schedule = arena_str(a, schedule);
    one.schedules = schedules;
    one.behind = 0;
    one.events = true;
    return one;
}

size_t verdict_threads(const struct verdict *v)
{
    for (size_t i = 0; i < v->run_count; i++)
        if (v->runs[i].ran && v->runs[i].threads > 1)
            return i;
    return SIZE_MAX;
}

bool verdict_wants_schedules(const struct verdict *v)
{
    if (v->kind == VERDICT_COMPILE_ERROR || v->kind == VERDICT_TOOL_FAULT || v->unchecked)
        return false;
    for (size_t i = 0; i < v->run_count; i++)
        if (v->runs[i].ran && v->runs[i].threads > 1 && !v->runs[i].schedules)
            return true;
    return false;
}

struct str count_told(struct arena *a, double n)
{
    char digits[64], out[96];
    size_t len, at = 0;
    if (!(n >= 0))
        n = 0;
    if (n >= 9007199254740992.0)
        return str_from(arena_printf(a, "about 10^%d", (int)floor(log10(n) + 0.5)));
    snprintf(digits, sizeof digits, "%.0f", n);
    len = strlen(digits);
    for (size_t i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    return arena_str(a, (struct str){out, at});
}

struct str schedules_told(struct arena *a, const struct schedules *s)
{
    struct buf out = {0};
    struct str classes = count_told(a, (double)s->classes), runs = count_told(a, (double)s->runs);
    if (s->complete && s->counted && s->interleavings > 0) {
        struct str all = count_told(a, s->interleavings);
        buf_printf(&out, "Every order tried: " STR_FMT " interleaving%s, in " STR_FMT " class%s.",
                   STR_ARG(all), s->interleavings == 1 ? "" : "s", STR_ARG(classes),
                   s->classes == 1 ? "" : "es");
    } else if (s->complete) {
        buf_printf(&out, "Every order tried: " STR_FMT " class%s of interleavings.", STR_ARG(classes),
                   s->classes == 1 ? "" : "es");
    } else {
        int bound = -1;
        for (size_t i = 0; i < s->stage_count; i++)
            if (s->stages[i].bound >= 0 && s->stages[i].name && !strcmp(s->stages[i].name, "bounded"))
                bound = s->stages[i].bound;
        buf_printf(&out, STR_FMT " order%s tried, which is not all.", STR_ARG(runs),
                   s->runs == 1 ? "" : "s");
        if (bound >= 0)
            buf_printf(&out, " All with at most %d preemption%s are among them.", bound,
                       bound == 1 ? "" : "s");
    }
    struct str kept = arena_str(a, buf_view(&out));
    buf_release(&out);
    return kept;
}
