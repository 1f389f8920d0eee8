/* own_lower.h - what own_lower.c and own_lower_expr.c share: a graph under construction. */
#ifndef CFRONT_OWN_LOWER_H
#define CFRONT_OWN_LOWER_H

#include "cfront/own.h"

/* A scope that is open, where its variables were declared so far. */
struct lower_scope {
    const struct block *block;   /* or NULL */
    const struct stmt *target;   /* the loop or switch that break and continue here leave; or NULL */
    int on_break, on_continue;   /* its blocks */
    VEC(struct object *) objects; /* in the order of their declarations */
    struct lower_scope *outer;
};
struct lower_block {
    VEC(struct own_insn) insns;
    struct own_block b;          /* all but insns */
};
struct lower {
    struct cfront *c;
    struct func *f;
    VEC(struct lower_block) blocks;
    int now;                     /* the block that instructions go to */
    int temp, temps;             /* the next one; how many there were at once */
    int keep;                    /* those below belong to an expression around this statement */
    bool opaque;
    struct lower_scope *scope;
};

/* ---- own_lower.c ---- */
int lower_block(struct lower *l);                 /* a new, empty one */
void lower_goto(struct lower *l, int to);         /* ends the block under way; `to` is under way then */
void lower_jump(struct lower *l, int to);         /* ends it; what follows is not reached from here */
struct own_insn *lower_add(struct lower *l, enum own_op op, struct span at); /* good until the next */
void lower_step(struct lower *l, struct span at);
void lower_statement(struct lower *l, struct stmt *s);
int lower_statement_expression(struct lower *l, const struct expr *e); /* its value, or OWN_NONE */

/* ---- own_lower_expr.c ---- */
int lower_value(struct lower *l, const struct expr *e); /* a temporary; OWN_NONE: void */
void lower_condition(struct lower *l, const struct expr *e, int yes, int no); /* ends the block */
void lower_lives(struct lower *l, struct object *o); /* ends with the scope */
void lower_init(struct lower *l, struct object *o, struct span at); /* runs its initialiser */
int lower_temp(struct lower *l);

#endif
