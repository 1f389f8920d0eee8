#include "author/mutants.h"
void prove_no_cheat(struct prover *p, const struct exercise *ex, const struct verdict *solution)
{
    (void)p, (void)ex, (void)solution;
}
