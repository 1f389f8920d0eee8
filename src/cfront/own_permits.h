/* own_permits.h - what own_permits.c, own_permits_line.c and own_live.c share. */
#ifndef CFRONT_OWN_PERMITS_H
#define CFRONT_OWN_PERMITS_H

#include "cfront/own_infer.h"

enum { PERMIT_VARIABLES = 64 }; /* of a function; those beyond it are not told about */

/* Why a variable may do what it may. */
enum permit_why {
    WHY_NOTHING,
    WHY_EVENT,      /* as `role` says */
    WHY_NULL, WHY_MAYBE_NULL, WHY_UNSET,
    WHY_LENT, WHY_LENT_MUTABLE, /* to the variable `object`, which is still to be used */
};
struct permit_reason {
    uint8_t why;            /* enum permit_why */
    uint8_t role;           /* enum contract_role */
    uint8_t holds;          /* enum own_holds */
    const struct func *callee;
    const struct object *object;
    const struct expr *holder;
};
/* What a variable may do at a place, over all states there. */
struct permit_cell {
    uint8_t every, any;     /* PERMIT_ bits on every path, on some */
    bool seen;
    bool null;              /* it is NULL on some path */
    bool untested;          /* on some path it is what the caller passed, and no branch has looked at it */
    bool vague;             /* something is not known of it on some path */
    struct permit_reason low, high; /* on a path where it may least, most */
};
/* A statement: an OWN_STEP of the graph. */
struct permit_step {
    int block, insn;
    uint32_t file, line;
    uint32_t source;        /* base of its file */
    loc at;
    uint64_t live, live_write; /* variables that are to be used, to be written through, from here on */
    uint64_t agree;         /* variables that all ways here left as they are here; if there are any ways */
    int dominator;          /* the step that every path here passed last; -1 */
    int group;              /* its line, by a number */
    int from;               /* the other line that all ways here come from; -1: several, -2: none */
    struct permit_cell *in; /* by variable */
};
struct permits {
    struct own *w;
    const struct own_graph *g;
    const struct object *variables[PERMIT_VARIABLES];
    int variable_count;
    struct permit_step *steps;   /* by block, in order */
    int step_count;
    int *leads_to;               /* by group: the one step behind the line; -1: none, -2: several */
    int *first, *count;          /* by block: its steps */
    struct permit_cell *ends;    /* by block, then variable: behind its last instruction */
    uint64_t *live_end, *live_write_end; /* by block */
    struct permit_cell *cells;   /* of all steps, then of all blocks' ends */
    size_t cell_count;           /* for each variable */
};

/* ---- own_live.c ---- */
int permit_variable(const struct permits *x, const struct object *o); /* its index; -1 */
/* Which variables are still to be used, and to be written through, at each step and block's end:
 * backward, to a fixed point (Kildall 1973). */
void permit_live(struct permits *x);
/* The last block on all ways to each block, by Cooper, Harvey and Kennedy ("A Simple, Fast Dominance
 * Algorithm", 2001); -1 for the entry and what is never reached. In mem_ memory. */
int *own_dominators(const struct own_graph *g);

/* ---- own_permits_line.c ---- */
/* The change of a variable on a line, in words; moved: move() of it stands there. */
const char *permit_reason_text(struct permits *x, const struct object *v, const struct permit_cell *before,
                               const struct permit_cell *after, bool moved);
const char *permit_entry_text(struct permits *x, uint16_t words, bool nullable);

#endif
