/* own_infer.h - what own_infer.c, own_propose.c and own_permits.c share: what all paths through a
 * function say together, and what its tree shows at a glance. */
#ifndef CFRONT_OWN_INFER_H
#define CFRONT_OWN_INFER_H

#include "cfront/own.h"

/* ---- own_infer.c: all states in which a function is left -------------------------------------- */

/* What is returned, as callers test it; a pointer is ZERO or POSITIVE. */
enum own_sign { SIGN_ZERO, SIGN_NEGATIVE, SIGN_POSITIVE, SIGN_UNKNOWN, SIGNS };
/* What has become of the block that a parameter pointed to; bits. */
enum { FATE_HERE = 1, FATE_FREED = 2, FATE_GIVEN = 4, FATE_NULL = 8 /* it was NULL */, FATE_UNKNOWN = 16,
       FATE_KEPT = 32, FATE_RETURNED = 64 /* HERE, and it is what is returned */ };
/* What lies where an out-parameter points; bits. */
enum { PUT_UNSET = 1, PUT_NULL = 2, PUT_OWNED = 4, PUT_OWNED_OR_NULL = 8, PUT_OTHER = 16 };
enum { RESULT_NULL = 1, RESULT_FRESH = 2, RESULT_LENT = 4 /* points into `lender` */, RESULT_STATIC = 8,
       RESULT_OTHER = 16, RESULT_MAYBE_NULL = 32 /* one of the others, or NULL */ };
enum { FATES_GONE = FATE_FREED | FATE_GIVEN };

struct own_param_seen {
    uint8_t fate[SIGNS], put[SIGNS]; /* by what is returned then */
    bool written, followed, followed_always, is_out;
    bool emptied;           /* a pointer out of what it points to may have gone elsewhere */
};
struct own_seen {
    const struct func *f;
    struct own_param_seen *params;
    int param_count;
    uint8_t result;         /* RESULT_ bits */
    int lender;             /* OWN_NONE: none; the last one */
    uint64_t lenders;       /* parameters into which it points on some path: a bit each */
    bool deep;              /* it points into what that leads to, not into that itself */
    int same_as;            /* the parameter into whose block the result points; OWN_NONE: several, other */
    bool same_exactly, differs;
    size_t leaves;          /* states in which it is left; 0: it never returns */
};
/* False: the flow could not follow the function. */
bool own_see(struct own *w, const struct own_graph *g, struct own_seen *ret);
/* What that means for callers. In the arena. */
struct own_contract *own_seen_contract(struct own *w, const struct own_seen *s);
bool own_calls_itself(const struct own_graph *g);
uint8_t own_fates(const struct own_param_seen *p); /* whatever is returned */
/* When an out-parameter is set to a block that the caller owns; false: that is not what it is. */
bool own_out(const struct own_seen *s, int param, uint8_t *ret_success, bool *ret_fails_null, bool *ret_nullable);
/* Is there a word about the pointer itself, not only must_use or a lock? */
bool own_is_written(const struct contract *k);

/* ---- own_shape.c: what the tree shows -------------------------------------------------------------- */

/* The variable whose value a pointer value is, or is an offset from: `p`, `(void *)p`, `p + 1`. Or NULL. */
struct object *own_value_object(const struct expr *e);
/* The variable that is followed first on the way to an lvalue: p in `*p`, `p->a.b`, `p[i]`. Or NULL. */
struct object *own_followed_object(const struct expr *lvalue);
/* The member whose value it is, and of which variable's struct: `p->next`. Or NULL. */
struct field *own_value_member(const struct expr *e, struct object **ret_of);
int own_param_of(const struct func *f, const struct object *o); /* its number, or OWN_NONE */
/* Parameters T ** whose pointee is set before it is ever read, and that go nowhere else: a bit each. */
uint64_t own_outs(struct own *w, const struct own_graph *g);
/* Parameters out of whose struct a pointer goes to a function that may free or keep it, or is copied into
 * memory: a bit each. */
uint64_t own_emptied(struct own *w, const struct own_graph *g);
/* Is a parameter's pointer put into an owned member (*ret_into is OWN_NONE then), or into memory that
 * another parameter leads to and of which nothing is said (*ret_into: that one), and nowhere else? */
bool own_kept_in(const struct own_graph *g, int param, int *ret_into);
/* Members that the function frees, by name or together with their struct. Calls found() for each, perhaps
 * more than once. */
void own_freed_members(struct own *w, const struct own_graph *g, void *ctx,
                       void (*found)(void *ctx, const struct type *record, struct field *member));

#endif
