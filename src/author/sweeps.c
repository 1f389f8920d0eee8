/* What a solution shows of the failures that an exercise wants tried: that there were some of each
 * kind, and that all were. That they were handled its grade has shown. */
#include "author/claims.h"

#include <string.h>

/* Did a call of one of these kinds fail, in some case? */
static bool tried_any(const struct verdict *v, uint32_t kinds)
{
    for (size_t r = 0; r < v->run_count; r++) {
        const struct sweep *s = v->runs[r].sweep;
        for (size_t i = 0; s && i < s->count; i++) {
            uint32_t bit;
            struct error error;
            if (sweep_classes(str_from(s->cells[i].class), &bit, &error) && bit & kinds)
                return true;
        }
    }
    return false;
}

static void nothing_fails(struct prover *p, struct str path, int line, const char *key, const char *why)
{
    refute(p, SEVERITY_WARNING, "nothing-fails", path, line, STR("leave it out, or let the cases reach such a call"),
           "%s", why);
    refute_at(p, key, 400);
}

void prove_sweep(struct prover *p, const struct exercise *ex, struct str path, int line, const struct grade *g,
                 const struct verdict *v)
{
    if (g->status != GRADE_PASSED || !exercise_sweeps(ex))
        return;
    for (size_t i = 0; i < ex->sweep_count; i++) {
        uint32_t kinds;
        struct error error;
        if (sweep_classes(ex->sweep[i], &kinds, &error) && !tried_any(v, kinds))
            nothing_fails(p, path, line, "sweep:",
                          arena_printf(&p->arena, "the solution makes no call of the kind '" STR_FMT "', so none of "
                                       "them was made to fail", STR_ARG(ex->sweep[i])));
    }
    uint32_t crash;
    struct error error;
    if (ex->has_crash && sweep_classes(STR("crash"), &crash, &error) && !tried_any(v, crash))
        nothing_fails(p, path, line, "crash:", "the solution changes no file, so the machine was stopped nowhere");
    if (g->untried) {
        refute(p, SEVERITY_WARNING, "not-all-failures", path, line, STR("make the cases smaller"),
               "of the failures %zu were tried, which are not all", g->tried);
        refute_at(p, ex->sweep_count ? "sweep:" : "crash:", 400);
    }
}
