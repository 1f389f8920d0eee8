/* own_flow.h - what the files of the flow analysis share. Not for others.
 *
 *   own_value.c      numbers as intervals; what a comparison says of them
 *   own_state.c      states: symbols, cells, temporaries; what is reached, one form for equal states
 *   own_flow.c       the fixed point: states before each block, kept apart up to a bound
 *   own_flow_step.c  what an instruction does to a state;  own_flow_branch.c  conditions;
 *                    own_flow_place.c  places and loads;  own_flow_store.c  stores;
 *                    own_flow_life.c  where variables end and functions return
 *   own_flow_call.c  what a call does, by its contract
 *   own_flow_use.c   follows, takes, drops: where the rules are looked at
 *   own_flow_lose.c  owners of which sight is lost: told as what cannot be told
 *   own_flow_tell.c  a finding with the path to it
 *   own_flow_ask.c   what other files ask of a state
 *
 * A REGION is memory: a symbol (>= 0, an index into the state's symbols) or a variable (< 0,
 * -1 - its index in the flow's table). A CELL is a scalar in a region. What no cell says of a region
 * its `fill` does: nothing was ever put there, it is zero, or it is what it was before (LAZY: then a
 * load makes a symbol for it, by the member's contract).
 *
 * An owned symbol is lost when no chain of cells that own leads to it any more, from a variable, a
 * temporary or memory that others hold: Rust's drop, found as a collector finds garbage. */
#ifndef CFRONT_OWN_FLOW_H
#define CFRONT_OWN_FLOW_H

#include "cfront/own.h"

enum value_kind { V_UNKNOWN, V_UNSET, V_NUMBER, V_POINTER, V_STATIC /* a string, a function */,
                  V_RECORD /* a struct's bytes as they are in a region, to be stored at once */ };
enum { V_EXACT = 1,  /* POINTER: `low` is the offset; else it is not known */
       V_TESTED = 2, /* NUMBER 0: a pointer that a branch found to be NULL */
       V_HOLE = 4,   /* NUMBER: not `hole` */
       V_DOUBT = 8 };/* NUMBER 0: that a branch tests the pointer is all that says it may be NULL */
enum { LEAST = INT32_MIN, MOST = INT32_MAX }; /* bounds that are none */
struct value {
    uint8_t kind, flags;
    int16_t region;
    int32_t low, high, hole;   /* NUMBER: within [low, high]; POINTER, RECORD: low is the offset */
    const struct own_insn *by; /* UNSET: the call that failed to set it; NUMBER 0: the move() that left
                                  it behind; or NULL */
};

enum symbol_own { S_UNKNOWN, S_OWNED, S_BORROWED, S_MOVED, S_FREED, S_STALE, S_NULL };
enum symbol_null { N_UNKNOWN, N_NOT, N_MAYBE };
enum symbol_fill { FILL_LAZY, FILL_UNKNOWN, FILL_UNSET, FILL_ZERO };
enum { Y_FRESH = 1,      /* made here: nobody else knows of it */
       Y_MUTABLE = 2,    /* BORROWED: may be written */
       Y_PART = 4,       /* one of many in the region `lender`: taking it makes those unknown */
       Y_MANY = 8,       /* stands for several */
       Y_KEPT = 16, Y_WRITTEN = 32, Y_FOLLOWED = 64, /* for own_infer */
       Y_OUT = 128,      /* an out-parameter's: what it points to is to be set */
       Y_CONST = 256,    /* of a borrow that may not be written */
       Y_STATED = 512,   /* a contract that is written, or the library's, says so */
       Y_ENDED = 1024,   /* STALE: the lender's life ended */
       Y_RETURNED = 2048,/* MOVED: to the caller */
       Y_MEMBER = 4096,  /* came out of an owned member of what is not ours */
       Y_TOLD = 8192,
       Y_COUNTED = 16384,/* a count in it went up or down: a reference among several */
       Y_SEEN = 32768    /* a member of it was looked at, and what it holds is forgotten */ };
struct sym {
    uint8_t own, null, fill;
    uint8_t also;                /* OWNED on some of the ways joined here; FREED or MOVED, as `ended` says,
                                    on the others; or 0. See flow_state_join_owners() */
    uint16_t flags;
    int16_t lender;              /* region it is borrowed from; NOWHERE */
    int32_t lent_from, lent_to;  /* which bytes of it; 0, 0: any */
    int16_t param;               /* of f; or -1 */
    int16_t root;                /* the parameter from which it was loaded; or -1 */
    int16_t first;               /* variable that held it first; or -1 */
    int16_t ended_by;            /* FREED, MOVED: the variable it was freed through; or -1 */
    int16_t ended_arg;
    const struct own_insn *born, *borrowed, *ended, *lost;
    const struct expr *lost_expr; /* the place that it was lost from, if that is no variable */
    const struct func *maker;    /* the call it came from */
    const char *resource;
};
enum { NOWHERE = INT16_MIN };

enum { C_ELEMENT = 1, C_OWNED = 2, C_BORROWS = 4, C_STORED = 8, C_FILL = 16 };
struct cell {
    int16_t region;
    uint8_t flags;
    int32_t offset;
    struct value v;
    const struct field *field; /* it is; or NULL */
    const struct expr *expr; /* as it is written; may be NULL */
};
struct temp {
    int t;
    struct value v;
    int16_t region;          /* the cell it was read from, unchanged since; NOWHERE */
    uint8_t flags;           /* of that cell */
    int32_t offset;
    const struct own_insn *def;
};
/* The outcome of a comparison of two variables that numbers do not express; of a & b, b a constant. */
struct fact { int16_t a; int32_t b; uint16_t op; bool truth; };

enum { SYMS = 128, CELLS = 220, TEMPS = 80, FACTS = 6 };
struct own_state {
    struct flow *fl;
    int sym_count, cell_count, temp_count, fact_count;
    struct sym *syms;
    struct cell *cells;   /* by region, offset, flags & C_ELEMENT */
    struct temp *temps;
    struct fact facts[FACTS];
    uint64_t escaped[2];  /* variables whose address went who knows where */
    bool vague;           /* something did not fit: nothing is claimed */
    uint64_t unseen[2];   /* of a vague one: variables that held an owner when sight of it was lost; */
    uint64_t unseen_gone[2]; /* that held what was gone. To be told when they are used, or end */
    bool dead;            /* the path ends here: NULL was followed */
    struct value result;  /* at a return */
    const struct own_insn *returned;
};

/* Which symbols may be owned, may be gone, as a way comes in; by bits. */
struct way { uint64_t owned[(SYMS + 63) / 64], gone[(SYMS + 63) / 64]; };
struct node {
    struct own_state *s;
    struct node *from, *next; /* next: of the same block */
    int block, edge;          /* edge: of from's block, that led here */
    int depth;                /* branches on the way */
    uint64_t hash, bones;     /* bones: of all but numbers */
    bool queued;
    /* Other ways here, a few of them; for the story that a finding tells. */
    struct { struct node *from; int edge; } also[4];
    int also_count;
    struct way *ways; /* of `from`, then of `also`; NULL: owners were not joined here */
    unsigned stamp;   /* of the search for a path */
};
struct flow {
    struct own *w;
    struct cfront *c;
    const struct own_graph *g;
    bool tell;
    const struct own_watch *watch; /* only in the second round */
    struct arena pool;             /* dies with the analysis */
    size_t pooled;
    struct object **objects;       /* variables by their index */
    int object_count, object_room;
    int16_t *slots;                /* hash table: index + 1 */
    uint32_t slot_mask;
    int param_syms;                /* symbols 0 .. are those of the parameters that are pointers */
    int16_t *sym_of_param;         /* by parameter; -1 */
    struct node **nodes;           /* by block */
    int *node_count;
    int lowest;
    struct node *node;             /* under way */
    const struct own_block *block;
    const struct own_insn *at;
    uint64_t *live;                /* by block: numbers in variables that are still to be read */
    int live_words;
    struct own_state *stack[64];   /* states that a step has split off, to go on later */
    int stack_at[64], stack_count;
    struct own_state *spare[66];
    int spare_count;
    size_t steps;
    bool over;                     /* too large */
    bool vague;                    /* sight of all was lost somewhere */
    struct sym *unseen[128];       /* what the variable held of which sight was lost */
    uint64_t unseen_told[2];
    unsigned stamp;
    struct kept *kept;             /* findings, told when all is done */
};

/* ---- own_value.c ---- */
struct value flow_value_number(int64_t low, int64_t high);
bool flow_value_is_null(struct value v);                  /* surely 0 */
bool flow_value_exact(struct value v, int32_t *ret);
int flow_value_truth(struct value v);                     /* 1, 0; -1: not known */
int flow_value_compare(struct value a, int op, struct value b); /* the same; numbers only */
bool flow_value_restrict(struct value *v, int op, int32_t n); /* v op n holds; false: it cannot */
int flow_value_op_not(int op);
int flow_value_op_swap(int op);
bool flow_value_eq(const struct value *a, const struct value *b);
struct value flow_value_join(struct value a, struct value b); /* of numbers, else unknown */
struct value flow_value_arith(struct value a, int op, struct value b, bool is_unsigned);

/* ---- own_state.c ---- */
int flow_object(struct flow *fl, struct object *o);  /* its index */
static inline int16_t flow_region_of(int object) { return (int16_t)(-1 - object); }
static inline int object_of(int16_t region) { return -1 - region; }
struct own_state *flow_state_take(struct flow *fl);       /* an empty one to work on */
void flow_state_give(struct flow *fl, struct own_state *s);
void flow_state_copy(struct own_state *to, const struct own_state *from);
struct own_state *flow_state_keep(struct flow *fl, const struct own_state *s); /* compact, in the pool */
int flow_sym_new(struct own_state *s, enum symbol_own own); /* or -1, and s is vague */
struct sym *flow_sym_of(struct own_state *s, struct value v); /* a pointer's; or NULL */
struct value flow_value_symbol(int sym);
struct cell *flow_cell_find(const struct own_state *s, int16_t region, int32_t offset, bool element);
struct cell *flow_cell_put(struct own_state *s, int16_t region, int32_t offset, uint8_t flags, struct value v);
void flow_cell_drop(struct own_state *s, int n);
void flow_cells_drop(struct own_state *s, int16_t region);
enum symbol_fill flow_region_fill(const struct own_state *s, int16_t region);
void flow_region_set_fill(struct own_state *s, int16_t region, enum symbol_fill fill);
struct temp *flow_temp_find(const struct own_state *s, int t);
struct value flow_temp_value(const struct own_state *s, int t);
struct temp *flow_temp_set(struct own_state *s, int t, struct value v);
void flow_temps_forget(struct own_state *s, int16_t region, int32_t offset); /* no longer what the cell holds */
void flow_temps_end(struct own_state *s, int keep);
void flow_state_reached(const struct own_state *s, bool reached[SYMS]); /* by what owns */
void flow_state_settle(struct own_state *s);              /* one form for equal states */
uint64_t flow_state_hash(const struct own_state *s, bool bones);
bool flow_state_eq(const struct own_state *a, const struct own_state *b, bool bones);
int flow_state_distance(const struct own_state *a, const struct own_state *b);
bool flow_state_join(struct own_state *to, const struct own_state *from); /* same bones; true: changed */
/* Of how many owners two states differ in whether they still own; -1: they differ otherwise, too. */
int flow_state_owner_distance(const struct own_state *a, const struct own_state *b);
bool flow_state_join_owners(struct own_state *to, const struct own_state *from); /* they own on some ways
                                                            then; true: changed */
bool flow_is_escaped(const struct own_state *s, int object);
void flow_set_escaped(struct own_state *s, int object);
void flow_facts_forget(struct own_state *s, int object);

/* ---- own_flow_branch.c ---- */
bool flow_branch_refine(struct flow *fl, struct own_state *s, int t, bool truth);
/* A number that a branch narrowed, into the variable it was loaded from. */
void flow_branch_write_back(struct own_state *s, const struct temp *x);
/* `mode & 2` of a variable: which, and the bits. */
bool flow_branch_is_masked(const struct own_state *s, const struct own_insn *def, int *ret_variable,
                           int32_t *ret_mask);
/* All that hold the symbol hold v from here on. */
void flow_branch_same_pointer(struct own_state *s, int sym, struct value v);
/* What an earlier branch found out of the same condition: 0, 1; -1: nothing. */
int flow_branch_recall(const struct own_state *s, int a, int op, int b);
/* A comparison: 0, 1; -1: it may be either. */
int flow_branch_evaluate(const struct own_state *s, const struct own_insn *i);

/* ---- own_flow_place.c ---- */
extern const char flow_standard_stream[]; /* the resource of stdin, stdout, stderr: compared by address */
/* Where a place is: region NOWHERE: not known at all; known: the offset is. */
struct spot { int16_t region; int32_t offset; bool element, known; };
/* Questions about types; NULL is none of them. */
static inline bool flow_is_pointer(const struct type *t)
{
    return t && t->kind == TYPE_POINTER;
}
static inline bool flow_is_unsigned(const struct type *t)
{
    return t && (t->kind == TYPE_BOOL || (type_is_integer(t) && !type_is_signed(t)));
}
/* Where a place is in this state; follow: the pointer there is looked at. */
struct spot flow_place_locate(struct flow *fl, struct own_state *s, const struct own_place *p, const struct own_insn *i,
                              bool follow);
/* C_ bits of a cell there, by what is written of it. */
uint8_t flow_place_flags(const struct own_place *p, bool element);
bool flow_place_is_static(const struct flow *fl, int16_t region);
/* It is no memory that others see. */
bool flow_place_is_ours(const struct flow *fl, const struct own_state *s, int16_t region);
/* OWN_LOAD */
void flow_place_load(struct flow *fl, struct own_state *s, const struct own_insn *i);
/* What any element of a region may hold. */
struct value flow_place_element(struct flow *fl, struct own_state *s, int16_t region);

/* ---- own_flow_store.c ---- */
/* A value is written over. */
void flow_store_lose(struct flow *fl, struct own_state *s, struct value v);
/* The parameter that it came out of by lending; or NULL. */
struct sym *flow_store_lent_root(struct own_state *s, struct sym *y);
/* OWN_STORE */
void flow_store(struct flow *fl, struct own_state *s, const struct own_insn *i);
/* OWN_ZERO */
void flow_store_zero(struct flow *fl, struct own_state *s, const struct own_insn *i);

/* ---- own_flow_life.c ---- */
/* OWN_END */
void flow_life_end(struct flow *fl, struct own_state *s, struct object *o);
/* OWN_DECLARE */
void flow_life_declare(struct flow *fl, struct own_state *s, const struct own_insn *i);
/* Out-parameters, where the function returns v. */
void flow_life_check_outs(struct flow *fl, struct own_state *s, const struct own_insn *i, struct value v);
/* Parameters that are lent, where the function returns. */
void flow_life_check_whole(struct flow *fl, struct own_state *s, const struct own_insn *i);
/* OWN_RETURN */
void flow_life_return(struct flow *fl, struct own_state *s, const struct own_insn *i);

/* ---- own_flow_step.c ---- */
void flow_step_block(struct flow *fl, struct node *n);
struct own_state *flow_step_forked(struct flow *fl, const struct own_state *s); /* a copy that goes on
                              behind fl->at; NULL: too many */
bool flow_step_insert(struct flow *fl, struct own_state *s, int block, int edge); /* own_flow.c */

/* ---- own_flow_use.c ---- */
const struct contract *flow_contract_of_param(const struct flow *fl, int param);
/* A pointer is followed, passed or returned: is what it points to there? expr: as it is written. */
enum use_how { USE_FOLLOW, USE_PASS, USE_RETURN };
void flow_use_value(struct flow *fl, struct own_state *s, struct temp *t, enum use_how how,
               const struct expr *expr, struct span at, const struct func *callee, int param);
/* Ownership of what t points to goes to a callee. */
void flow_take_value(struct flow *fl, struct own_state *s, struct temp *t, const struct expr *expr, struct span at,
                const struct own_contract *k, const struct func *callee, int param, bool frees);
void flow_take_region(struct flow *fl, struct own_state *s, int16_t region, bool moved); /* what it owns goes along */
void flow_escape_value(struct flow *fl, struct own_state *s, struct value v, bool kept);
static inline bool flow_is_gone(const struct sym *y) /* on some way at least */
{
    return y->own == S_FREED || y->own == S_MOVED || (y->own == S_OWNED && y->also);
}
/* All owners, before everything is forgotten: variables that hold one are told when they are used or
 * end (flow_unseen_used, in a vague state), others at once. */
void flow_unseen_all(struct flow *fl, struct own_state *s);
void flow_unseen_used(struct flow *fl, struct own_state *s, const struct own_insn *i);
void flow_unseen_made(struct flow *fl, const struct own_insn *i, const struct sym *y);
/* An owner goes where nothing is known of it: told to those who want nothing left untold. */
void flow_lose_sight(struct flow *fl, struct own_state *s, struct value v, const struct expr *expr, struct span at,
                     const struct func *callee, int param);
void flow_havoc_region(struct flow *fl, struct own_state *s, int16_t region);
void flow_havoc_world(struct flow *fl, struct own_state *s, bool unknown); /* what any function may change */
void flow_stale_from(struct flow *fl, struct own_state *s, int16_t lender, bool ended, bool deep);
/* The same of those that may lie in these bytes of it. */
void flow_stale_within(struct flow *fl, struct own_state *s, int16_t lender, int32_t from, int32_t to);
void flow_drop_lost(struct flow *fl, struct own_state *s);

/* ---- own_flow_call.c ---- */
void flow_step_call(struct flow *fl, struct own_state *s, const struct own_insn *i, bool *ret_ends);

/* ---- own_flow_tell.c ---- */
struct kept { struct own_finding f; const struct own_insn *insn; int depth; struct kept *next; };
struct told {
    enum contract_code code;
    struct span at;
    const char *what, *other;
    const struct sym *sym;      /* whose story it is; or NULL */
    const struct sym *lender;   /* a borrow's */
    const struct func *callee;
    int param;
    const struct contract *contract;
    bool scope_end, at_return, overwritten;
    const struct expr *expr;
    const struct object *object;
    uint8_t role;               /* of the last event: USED, ENDED, CHANGED */
    const struct own_insn *unset_by;
    bool older;                 /* sym was made in an earlier round of a loop than what is made here */
};
void flow_tell(struct flow *fl, const struct told *t);
void flow_tell_all(struct flow *fl);
const char *flow_text_of(struct flow *fl, const struct expr *e); /* "list->head"; NULL: too long, or none */
const char *flow_name_of(struct flow *fl, const struct object *o);

#endif
