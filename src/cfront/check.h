/* check.h - what the files of the checks share. A check looks at the finished, typed
 * tree of a program without errors and tells what is legal C and yet hardly meant.
 * The rule for each: nothing sensible is told; where it cannot know, it is silent.
 *
 *   check.c         the walk over functions, statements and expressions; helpers
 *   check_value.c   comparisons, precedence, constants, what a value cannot be
 *   check_memory.c  sizes of blocks, addresses of locals, indices
 *   check_format.c  printf, scanf and strftime against their arguments
 *   check_effect.c  results and statements that come to nothing, what is never used
 *   check_flow.c    ends of functions, statements never reached, reads before writes
 *   check_layout.c  texts whose lines say something else than their brackets
 *
 * Whatever comes out of a macro's body is spelt elsewhere: checks on how something
 * is written are silent there (check_is_spelt). Not for other rooms. */
#ifndef CFRONT_CHECK_H
#define CFRONT_CHECK_H

#include "cfront/tree.h"

struct check {
    struct cfront *c;
    struct func *f; /* under way; NULL: an initialiser at file scope */
    int depth;      /* of the walk */
    bool dead;      /* in an operand that a constant keeps from ever being evaluated */
    const struct object *asked[4]; /* whose sign is being found out, outermost first */
    int asking, looked;            /* how many; nodes looked at for that */
};
enum { CHECK_DEPTH = 3000 }; /* deeper expressions are not looked at */

/* What becomes of an expression's value. */
enum use {
    USE_VALUE,
    USE_TRUTH,   /* a condition */
    USE_NOTHING, /* thrown away */
    USE_PLACE,   /* an lvalue that is written, not read */
    USE_ADDRESS, /* only its address is taken */
};

void check_program(struct cfront *c);

/* ---- helpers (check.c) ---- */

/* Without the conversions that nobody wrote: loads, decays, implicit ones. */
struct expr *check_written(struct expr *e);
bool check_in_parens(const struct expr *e); /* it, or what it wraps by itself */
/* Integer constant, by a short look. False: not known. */
bool check_constant(const struct expr *e, int64_t *ret);
bool check_is_null(const struct expr *e);   /* 0, or 0 as a pointer */
/* The same place or value, by its form; without calls or changes in it. */
bool check_same(const struct expr *a, const struct expr *b);
bool check_has_effect(const struct expr *e); /* calls, assigns, steps or reads volatile */
/* Is the operator, or the name, of e spelt at its place, not in a macro? */
bool check_is_spelt(struct check *k, const struct expr *e);
bool check_is_stmt_spelt(struct check *k, const struct stmt *s, const char *keyword);
/* The variable that e names, or NULL. */
struct object *check_variable(const struct expr *e);
/* The function that a call names, or NULL. */
struct func *check_callee(const struct expr *call);
bool check_calls(const struct expr *e, const char *library_function);
bool check_is_string(const struct expr *e); /* a string literal, decayed or not */
struct str check_text(struct check *k, const struct expr *e); /* spelling; cut to one short line */
const char *check_name(struct check *k, const struct name *n); /* NUL-ended */
bool check_is_vague(const struct type *t); /* error or void: say nothing */

/* ---- the checks ---- */
void check_comparison(struct check *k, struct expr *e);
void check_operator(struct check *k, struct expr *e);   /* precedence, shifts, / 0, overflow */
void check_assignment(struct check *k, struct expr *e);
void check_conversion(struct check *k, struct expr *e); /* constants that do not fit */
void check_condition(struct check *k, struct expr *e);

void check_index(struct check *k, struct expr *e, enum use use);
void check_element_count(struct check *k, struct expr *e); /* sizeof p / sizeof *p */
void check_memory_call(struct check *k, struct expr *call);
void check_block_size(struct check *k, const struct type *pointer, struct expr *value);
void check_return(struct check *k, struct expr *value);

void check_format(struct check *k, struct expr *call);
void check_call(struct check *k, struct expr *call);    /* missing-prototype */

void check_discarded(struct check *k, struct expr *e);
void check_unused(struct check *k, struct func *f);
void check_unused_globals(struct check *k);

void check_flow(struct check *k, struct func *f);
void check_unset(struct check *k, struct func *f);

void check_layout(struct check *k, struct stmt *s);

#endif
