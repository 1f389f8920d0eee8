/* mutate.h - changes of a program that are mistakes people make: what cfront_input.mutate
 * asks for. Each is an edit of the text, so that what is judged afterwards is an ordinary
 * program; nothing of the tree leaves this room.
 *
 * The operators are those that cost a beginner an afternoon, each chosen because it seldom
 * gives the same program again: Offutt et al., "An experimental determination of sufficient
 * mutant operators" (TOSEM 1996), found five that do the work of twenty-two; here are four
 * of them (relations, connectors, arithmetic, constants at a border), and, as calls matter
 * in C, deletions: of a call, an assignment, a jump, a result (Untch 2009; Deng, Offutt and
 * Li 2013). Not for other rooms: they see struct cfront_mutation of cfront.h. */
#ifndef CFRONT_MUTATE_H
#define CFRONT_MUTATE_H

#include "cfront/check.h"

/* All mutations of in->mutate between its lines, in the order of the text, in the arena. For
 * a tree without errors. */
void mutate_program(struct cfront *c, struct cfront_output *ret);

#endif
