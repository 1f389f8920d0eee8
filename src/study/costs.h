/* What the files of study/ share about costs and budgets. Private to the room. */
#ifndef STUDY_COSTS_H
#define STUDY_COSTS_H

#include "study/room.h"

/* The attempt must count accesses: for a budget, or because the harness asks. */
bool budgets_count(const struct exercise *ex);
/* What the solution uses is not known yet: judge it as well. */
/* v: of its reference solution, from grade_reference(). */
void budgets_note_reference(const struct exercise *ex, const struct verdict *v);
bool budgets_want_reference(const struct exercise *ex);
/* Fills in g->budgets. The last verdict of a chain is the solution's. */
void budgets_grade(struct arena *a, const struct exercise *ex, const struct verdict *v, struct grade *g);
struct str budget_message(struct arena *a, const struct budget_line *b); /* of one that is not met */
void tell_budgets(struct teller *t, const struct exercise *ex, const struct grade *g);
void tell_requests(struct teller *t, const struct costs *c);

#endif
