/* own.h - ownership contracts, checked before the run: what the files of the check share. Not for
 * other rooms.
 *
 *   own.c             own_program(): who is looked at in which order; the results for cfront_output
 *   own_contract.c    what a call's contract is: written, of the library, inferred; its text
 *   own_library.c     the contracts of the library's functions: out of own_library_table.c, as text;
 *                     own_explain.c  what they mean, for `freehold explain malloc`
 *   own_lower.c       a function's typed tree as a graph of small steps (struct own_graph);
 *                     own_lower_expr.c  its expressions;  own_print.c  it as text
 *   own_tell.c        findings kept until they are put into words
 *   own_flow.c        what may be true before each step: all paths, to a fixed point; own_state.c,
 *                     own_flow_*.c  its parts
 *   own_locks.c       which locks are held: the same for locks
 *   own_infer.c       the contract that a body implies, for callers;  own_shape.c  what the tree shows
 *   own_propose.c     the same as proposals;  own_insert.c  where its words go in a text;
 *                     own_accept.c  a text with them
 *   own_permits.c     what each variable may do, line by line;  own_live.c  how long borrows matter;
 *                     own_permits_line.c  why, as a clause
 *   own_words.c       findings in sentences;  own_words_say.c  the sentences;
 *                     own_mismatch.c  declarations and function pointers that contradict each other
 *
 * The idea. A function is lowered to a graph whose blocks hold instructions on temporaries and
 * places. The flow analysis interprets it abstractly: a state says of each variable (and of cells one
 * member deep behind known pointers) what it holds, in terms of SYMBOLS: blocks as they come out of
 * malloc(), out of calls that give, out of parameters. A symbol is owned here, moved, freed,
 * borrowed, or not known. States that differ are kept apart up to a bound, so that a flag that says
 * "it is ours" or a NULL test still decides at the end of the function; beyond the bound they are
 * joined, and what then differs is told as "cannot tell" or not at all. Two rules above all: correct
 * C is not told wrong; where nothing is known, nothing is claimed. */
#ifndef CFRONT_OWN_H
#define CFRONT_OWN_H

#include "cfront/cfront.h"
#include "cfront/tree.h"

struct own;

/* ---- the graph of a function; own_lower.c --------------------------------------------------- */

enum { OWN_NONE = -1 };

/* Somewhere in memory: a variable, or what a temporary points to; in it at a constant offset, or
 * in an array somewhere. `a.b.c`, `p->b`, `*p`, `p[i].x` are one place each; every `->` and `*`
 * further is a load in between. */
struct own_place {
    struct object *object;  /* the variable; NULL: what `pointer` points to */
    int pointer;            /* a temporary; OWN_NONE with an object */
    bool element;           /* in an array, at an index that is not known or not 0: any of them */
    int64_t offset;         /* bytes of constant members passed; inside of one element with `element` */
    struct type *type;      /* of what lies there */
    struct field *field;    /* the last member passed, or NULL */
    struct contract *contract; /* of that member, else of the variable; or NULL */
    const struct expr *expr;   /* as it is written; NULL: made up, as of an initialiser */
};

enum own_op {
    OWN_STEP,     /* a statement, condition or declaration begins, at `at`: temporaries >= keep are dead */
    OWN_CONST,    /* t = value; NULL is 0 */
    OWN_LITERAL,  /* t = address of a string, of a function: static storage, never owned */
    OWN_COPY,     /* t = a; where paths of ?: && || come together t is set on each */
    OWN_LOAD,     /* t = place. A record: all of it, to be stored at once */
    OWN_STORE,    /* place = a; `init`: it is an initialiser */
    OWN_ZERO,     /* place, all of it, is zeroes */
    OWN_ADDRESS,  /* t = &place. Follows nothing */
    OWN_OFFSET,   /* t = a moved by elements: into the same block; value: by how many, if `known` */
    OWN_ARITH,    /* t = a op b, or op a if b is OWN_NONE: numbers; op as in struct expr */
    OWN_COMPARE,  /* t = a op b: 0 or 1; pointers too */
    OWN_NOT,      /* t = !a */
    OWN_OTHER,    /* t = something that is not modelled: va_arg, atomics, casts from numbers; operands
                     in args may go anywhere */
    OWN_CALL,     /* t = call of a function with args: call->a's, or cleanup's with &object */
    OWN_MOVE,     /* t = move(place) */
    OWN_DECLARE,  /* object's life begins, nothing is in it */
    OWN_END,      /* object's life ends; its cleanup was called just before */
    OWN_RETURN,   /* returns a, or OWN_NONE; the ends of all variables follow, then the block ends */
};

struct own_insn {
    uint8_t op;             /* enum own_op */
    bool init, known;       /* known: OWN_OFFSET; OWN_CALL: its result is thrown away by (void) */
    uint16_t c_op;          /* ARITH, COMPARE: a character or enum punct */
    int t, a, b;            /* temporaries; OWN_NONE */
    int keep;               /* OWN_STEP */
    int64_t value;
    struct own_place place; /* LOAD STORE ZERO ADDRESS MOVE */
    struct object *object;  /* DECLARE END; CALL of a cleanup: the variable cleaned up */
    const struct expr *call; /* CALL: EXPR_CALL; NULL: a cleanup */
    struct func *callee;    /* CALL: known at once; NULL: through a */
    int *args;              /* CALL, OTHER: temporaries */
    int arg_count;
    struct type *type;      /* of t */
    struct span at;         /* to be underlined */
    const struct expr *expr; /* it comes from; or NULL */
};

enum own_end { OWN_GOTO, OWN_BRANCH, OWN_SWITCH, OWN_EXIT /* returned */, OWN_STOP /* exit(), abort() */ };
struct own_block {
    struct own_insn *insns;
    int insn_count;
    uint8_t end;            /* enum own_end */
    int t;                  /* BRANCH: goes to next[0] if it is not 0, else next[1]; SWITCH: the value */
    int *next;              /* GOTO 1, BRANCH 2, SWITCH case_count + 1: the last is the default */
    int next_count;
    struct { int64_t low, high; } *cases;
    struct span at;         /* of the condition, for "`n == 0` is true" */
    const struct expr *condition; /* or NULL */
    bool loop;              /* some edge leads back to here */
    int order;              /* reverse postorder, from 0; -1: never reached */
};
struct own_graph {
    struct func *f;
    struct own_block *blocks; /* the first is the entry */
    int block_count;
    int temp_count;
    bool opaque;            /* setjmp, a computed thing that is not modelled: say nothing of it */
};
/* In the arena. Never fails: what is not modelled is OWN_OTHER. At most OWN_BLOCKS blocks; a larger
 * function is `opaque`. */
enum { OWN_BLOCKS = 4000 };
struct own_graph *own_lower(struct cfront *c, struct func *f);
/* As text, for tests: "B0: t1 = load p". */
void own_graph_print(struct cfront *c, const struct own_graph *g, struct buf *out);

/* ---- contracts; own_contract.c, own_library.c ----------------------------------------------- */

enum own_source { OWN_UNKNOWN, OWN_WRITTEN, OWN_LIBRARY, OWN_INFERRED };
enum own_success { OWN_ALWAYS,      /* out-parameters are set whatever is returned; also void */
                   OWN_IF_ZERO,     /* int: 0 is success */
                   OWN_IF_NONZERO,  /* bool, and pointers: NULL is failure */
                   OWN_IF_NOT_NEGATIVE, /* int: < 0 is failure */
                   OWN_IF_POSITIVE, OWN_IF_UNKNOWN };
/* What holds of one function, wherever it was found. words of a param may be 0: nothing is known. */
struct own_contract {
    uint8_t source;           /* enum own_source; of what is written, the best known */
    struct contract result;
    struct contract *params;  /* param_count of them */
    int param_count;
    struct contract rest;     /* arguments behind the named ones: printf's borrow */
    int lender;               /* result: the parameter it borrows from (borrows_from); OWN_NONE */
    uint8_t success;          /* enum own_success: when an out-parameter is set */
    int same_as;              /* from 1: the parameter whose block the result always points into, of
                                 bodies only, never NULL; 0: none. same_exactly: to where it points */
    bool same_exactly;
    int8_t fails_sign;        /* of bodies: -1, 1: whatever is returned on failure is less, more than 0;
                                 0: not known */
    bool fails_null;          /* on failure out-parameters are set to NULL, not left unset */
    bool noreturn;
    const char *ends;         /* library: the function that frees what it gives: "fclose"; or NULL */
    const char *resource;     /* library: what it gives: "block", "file"; or NULL */
    int grown;                /* from 1: the out-parameter that need not be empty before: what lies
                                 there is NULL or owned, and is taken for what is put there
                                 (getline grows its block in place); 0: none */
    struct lock_path *needs, *takes, *drops;
    struct span at;           /* of the declaration whose words these are; 0: none */
    const char *name;         /* of the function; "" through a pointer */
    /* Of realloc and its like: the first argument is taken if the result is not NULL. */
    bool takes_if_result;
};
/* Of the function that a call calls (callee, else the type of what is called). Never NULL; cached. */
const struct own_contract *own_contract_of(struct own *w, const struct func *callee, const struct type *type);
const struct own_contract *own_library_contract(struct own *w, struct str name); /* NULL: none */
/* "gives nullable char *read_line(borrows_mut FILE *f)": a function with the words of `k`. In the arena. */
const char *own_contract_text(struct cfront *c, const struct func *f, const struct own_contract *k);

/* ---- findings; own_words.c ------------------------------------------------------------------- */

/* A place of the path, before it has words. */
struct own_event {
    uint8_t role;             /* enum contract_role */
    struct span at;
    const struct func *callee; /* of the call that moved, gave, borrowed; or NULL */
    const struct object *object; /* the variable that became owner, ended; or NULL */
    const struct expr *expr;   /* the place as written; or NULL */
    int param;                 /* of callee, or OWN_NONE */
    bool taken;                /* BRANCH: the condition was true */
    bool is_case;              /* BRANCH of a switch: its value is in low..high, or `taken` is false: in
                                  no case */
    int64_t low, high;
    bool maybe;                /* on some paths only */
};
struct own_finding {
    uint8_t code;              /* enum contract_code */
    const struct func *f;
    struct span at;
    const char *what;          /* "p", "list->head", "what malloc gave": the owner, pointer or lock */
    const char *other;         /* the borrow, the lender, the parameter; or NULL */
    const struct func *callee; /* whose contract it is about; or NULL */
    int param;                 /* of it, or of f; OWN_NONE */
    const struct contract *contract; /* written words that are broken; or NULL */
    const char *resource;      /* "block", "file", "lock": what it is; never NULL */
    bool scope_end, at_return, overwritten; /* OWNER_DROPPED: how */
    struct own_event *events;  /* in the order of the path */
    size_t event_count;
};
/* Keeps it, unless the same code is there at the same place for the same thing. */
void own_tell(struct own *w, const struct own_finding *f);
void own_release(struct own *w); /* what it kept that is not in the arena */
/* All that was kept, in words, into ret: by place. */
void own_words(struct own *w, struct cfront_ownership *ret);

/* ---- the flow; own_flow.c ---------------------------------------------------------------------- */

struct own_state;
enum own_holds { OWN_HOLDS_UNKNOWN, OWN_HOLDS_UNSET, OWN_HOLDS_NUMBER, OWN_HOLDS_NULL,
                 OWN_HOLDS_OWNED,    /* the only owner of a block */
                 OWN_HOLDS_BORROW,   /* of something that lives */
                 OWN_HOLDS_MUTABLE,  /* the same, and may write */
                 OWN_HOLDS_MOVED, OWN_HOLDS_FREED, /* of what is gone */
                 OWN_HOLDS_STALE,    /* a borrow whose owner was changed or ended */
                 OWN_HOLDS_ADDRESS   /* of a variable of this function */ };
struct own_holding {
    uint8_t holds;             /* enum own_holds */
    bool maybe_null;           /* nothing says that it is not NULL */
    bool nullable;             /* somebody says that it may be: malloc, a contract */
    const struct object *lender; /* BORROW, STALE, ADDRESS: whose; or NULL */
    bool inside;               /* of the block, perhaps behind its first byte */
    const struct expr *holder; /* OWNED: the member, or what else owns it; the variable only leads there */
    uint32_t symbol;           /* the block; 0 none. Equal numbers in a state are one block */
    struct own_event why;      /* how it came to be so */
};
/* What is known in a state. */
struct own_holding own_state_variable(const struct own_state *s, const struct object *o);
/* Of the block that a parameter of f pointed to at its entry: OWNED or BORROW still there, FREED,
 * MOVED; *ret_kept: its address is stored where the function does not end it; *ret_written: it was
 * written through, or a mutable borrow of it was passed on. */
struct own_holding own_state_param(const struct own_state *s, int param, bool *ret_kept, bool *ret_written,
                                   bool *ret_followed);
/* Of what lies where an out-parameter points: UNSET if nothing was put there. */
struct own_holding own_state_out(const struct own_state *s, int param);
/* Of the value that is returned; *ret_fresh: it came to be in this call, or out of one that gives;
 * *ret_lender: the parameter that it points into, or OWN_NONE. A number: its sign, -1 0 1, in
 * *ret_sign, 2: not known. */
struct own_holding own_state_result(const struct own_state *s, bool *ret_fresh, int *ret_lender, int *ret_sign);

struct own_watch {
    void *ctx;
    /* After the fixed point, for each state before an OWN_STEP, and for each at an OWN_RETURN (and
     * where a void function ends; insn NULL then). */
    void (*step)(void *ctx, const struct own_block *b, const struct own_insn *at, const struct own_state *s);
    void (*leave)(void *ctx, const struct own_insn *at, const struct own_state *s);
    /* Behind the last instruction of a block, before it branches. */
    void (*end)(void *ctx, const struct own_block *b, const struct own_state *s);
};
/* Looks at a function, all paths; tells what it finds if `tell`. Each watch may be NULL. False: it is
 * too large or opaque, and nothing was claimed. */
bool own_flow(struct own *w, const struct own_graph *g, bool tell, const struct own_watch *watch);

/* ---- the others ---------------------------------------------------------------------------------- */

void own_locks(struct own *w, const struct own_graph *g); /* own_locks.c */
void own_mismatch(struct own *w); /* own_mismatch.c: the whole program, when all bodies are known */
/* own_infer.c: the contract that f's body implies, for callers (source OWN_INFERRED): only what holds
 * on every path. NULL: nothing. */
struct own_contract *own_infer(struct own *w, const struct own_graph *g);
void own_propose(struct own *w, struct cfront_ownership *ret);   /* own_propose.c: all functions, when done */
void own_permits(struct own *w, const struct own_graph *g, struct cfront_ownership *ret); /* own_permits.c */

/* The check under way. */
struct own {
    struct cfront *c;
    unsigned wanted;            /* CONTRACTS_ bits */
    bool notation;              /* <ownership.h> is included */
    /* By func->number, which own.c gives all declared functions while the check lasts, from 1: */
    struct own_graph **graphs;  /* NULL: not defined, or in a header of ours */
    struct own_contract **contracts; /* own_contract_of's cache */
    struct own_contract **inferred;  /* what own_infer made of the body; NULL: nothing (yet) */
    struct func **order;        /* callees before callers, as far as that goes */
    size_t count;               /* of order */
    struct own_contract_type { const struct type *type; struct own_contract *contract; } *by_type;
    size_t type_count, type_room;    /* own_contract_of's cache of calls through pointers */
    struct own_locks *locks;     /* own_locks.c: what functions do to locks */
    struct own_finding **found; /* own_words.c */
    size_t found_count, found_room;
};
/* When there is no error. */
void own_program(struct cfront *c, struct cfront_output *ret);

#endif
