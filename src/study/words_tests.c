/* write-tests in words: a row of the wrong implementations, dead or alive, then a line for
 * each. Of one that lives it is said how it behaves, since that is what a test could look for;
 * of a dead one also what killed it, so that one sees which test did it. */
#include "study/room.h"

static void tell_row(struct teller *t, const struct grade *g)
{
    struct buf row = {0};
    for (size_t i = 0; i < g->mutant_count; i++)
        buf_cstr(&row, g->mutants[i].dead ? "[x]" : "[ ]");
    tellf(t, WORD_TEXT, 2, 0, STR_FMT "  [x] rejected, [ ] not noticed", STR_ARG(buf_view(&row)));
    buf_release(&row);
}

static void tell_mutants(struct teller *t, const struct grade *g, bool dead)
{
    for (size_t i = 0; i < g->mutant_count; i++) {
        const struct told_mutant *m = &g->mutants[i];
        if (m->dead != dead)
            continue;
        if (dead)
            tellf(t, WORD_DIM, 2, m->line, "[x] %zu: " STR_FMT ". Rejected by " STR_FMT ".", i + 1,
                  STR_ARG(m->mutant->behaves), STR_ARG(m->how));
        else
            tellf(t, WORD_WARN, 2, 0, "[ ] %zu: " STR_FMT ".", i + 1, STR_ARG(m->mutant->behaves));
    }
}

void tell_tests(struct teller *t, const struct exercise *ex, const struct grade *g)
{
    size_t alive = g->mutant_count - g->killed;
    if (g->status != GRADE_PASSED && g->killed == 0)
        tell(t, WORD_FAIL, 0, 0, STR("FAIL  Your tests accept the right implementation, and every wrong one as well."));
    else if (g->status != GRADE_PASSED)
        tellf(t, WORD_FAIL, 0, 0, "FAIL  %zu of %zu wrong implementations %s your tests.", alive, g->mutant_count,
              alive == 1 ? "passes" : "pass");
    else if (!alive)
        tellf(t, WORD_PASS, 0, 0, "PASS  Your tests accept the right implementation and reject all %zu wrong ones.",
              g->mutant_count);
    else
        tellf(t, WORD_PASS, 0, 0, "PASS  Your tests accept the right implementation and reject %zu of %zu wrong ones.",
              g->killed, g->mutant_count);
    if (ex->kill < (int)g->mutant_count)
        tellf(t, WORD_TEXT, 2, 0, "At least %d are to be rejected.", ex->kill);
    tell_row(t, g);
    if (alive)
        tell(t, WORD_TEXT, 2, 0, STR("Not noticed:"));
    tell_mutants(t, g, false);
    if (g->status != GRADE_PASSED) {
        tell(t, WORD_TEXT, 2, 0, STR("Which call would show that? Make it, and assert what the contract promises."));
        tell_more(t, 2, "mutant-survives");
    }
    tell_mutants(t, g, true);
}
