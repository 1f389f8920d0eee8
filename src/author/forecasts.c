/* Questions before the run, proved: the start is run and answers each, and none of the
 * answers that are said to be wrong is right. */
#include "author/claims.h"

void prove_forecasts(struct prover *p, const struct exercise *ex)
{
    struct trial t;
    struct str path = str_from(arena_printf(&p->arena, STR_FMT "/start.c", STR_ARG(ex->dir)));
    if (!ex->forecast_count || !trial_run(p, ex, ex->start, path, &t))
        return;
    struct foretellings all = foretell(&t.arena, ex, t.verdict, 0);
    size_t at = 0;
    for (size_t i = 0; i < ex->forecast_count; i++) {
        const struct forecast *f = &ex->forecasts[i];
        if (at == all.count || all.list[at].forecast != f) {
            refute(p, SEVERITY_ERROR, "no-forecast", ex->path, f->line, (struct str){0},
                   "a run of the start does not answer this: %s",
                   t.verdict->kind == VERDICT_COMPILE_ERROR ? "it does not compile" : "it does not come to its end");
            continue;
        }
        const struct foretold *q = &all.list[at++];
        bool right = false;
        for (size_t k = 0; k < f->choice_count; k++) {
            const struct foresight *believed;
            if (!foretold_right(q, f->choices[k].answer, &believed))
                continue;
            right = true;
            refute(p, SEVERITY_ERROR, "prediction-right", ex->path, f->choices[k].line, (struct str){0},
                   "this is what the run of the start shows");
            refute_at(p, "answer:", 20);
        }
        p->proof.claims += !right;
    }
    trial_end(&t);
}
