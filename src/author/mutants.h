/* Private to author/: answers that ought not to pass, tried by the dozen. */
#ifndef AUTHOR_MUTANTS_H
#define AUTHOR_MUTANTS_H

#include "author/claims.h"

/* ---- trials.c ---------------------------------------------------------------- */

struct contest {
    size_t count;
    void *context;
    /* The n-th answer; in the arena, or lasting longer. */
    struct str (*answer)(void *context, struct arena *a, size_t n);
    /* Makes an attempt cheaper than a learner's; may be NULL. */
    void (*hurry)(void *context, struct attempt *attempt);
    /* Never with a tool fault. */
    void (*graded)(void *context, size_t n, const struct verdict *v, const struct grade *g);
};
/* Judges all of them, in no order. p->failed: our fault, and not all were. */
void trials_run(struct prover *p, const struct exercise *ex, const struct contest *c);

/* ---- mutants.c --------------------------------------------------------------- */

/* The solution's text with one mutation made. at == NULL: its place is nowhere in it. */
struct str mutant_text(struct arena *a, struct str text, const struct mutation *m);

/* ---- cheats.c ---------------------------------------------------------------- */

/* bodies: the solution's functions in the learner's part, as mutations. */
void prove_no_cheat(struct prover *p, const struct exercise *ex, const struct verdict *solution);

#endif
