/* own_locks.h - what the files of the check of locks share. Not for other rooms.
 *
 *   own_locks.c        own_locks(): all paths to a fixed point; what holds where a function ends
 *   own_locks_term.c   values and places as terms, so that the lock that is taken and the lock that
 *                      is wanted can be compared
 *   own_locks_state.c  what is known at a point: locks, variables, conditions
 *   own_locks_join.c   how states meet
 *   own_locks_step.c   what an instruction does to a state
 *   own_locks_take.c   locking and unlocking; the library's functions for it
 *   own_locks_call.c   calls: contracts, what callees do
 *   own_locks_program.c  what is known before: who has words, who starts threads
 *   own_locks_words.c  guards(), needs(), takes(), drops(): which lock they name; used without it
 *   own_locks_exit.c   what holds where a function ends, told and kept for its callers */
#ifndef CFRONT_OWN_LOCKS_H
#define CFRONT_OWN_LOCKS_H

#include "cfront/own.h"

/* ---- terms -------------------------------------------------------------------------------- */

/* A value: what the term stands for, plus an offset in bytes (a number: plus so many). Two values
 * that are equal here are the same whenever the program runs; two that differ may still be equal. */
struct lock_value { int term; int64_t offset; };
enum { TERM_UNKNOWN = -1, TERM_ZERO = 0 }; /* a number n is {TERM_ZERO, n} */
enum term_kind {
    TERM_NUMBER,   /* 0 */
    TERM_ADDRESS,  /* at: of an object */
    TERM_CONTENT,  /* x: what lay there when the function began, and was not changed in it */
    TERM_INDEX,    /* x: an array; y: an index; size: of an element */
    TERM_ARITH,    /* op, x, y */
    TERM_COMPARE,  /* op, x, y: 0 or 1 */
    TERM_MADE,     /* at: an instruction made it: what a call returned */
    TERM_OUT,      /* at: a call; size: what it left behind its argument of that number */
    TERM_PHI,      /* size: in block, x: a place where paths with different values met */
};
struct lock_term {
    uint8_t kind;
    uint8_t depth;
    uint16_t op;
    bool vague;             /* holds a call's result, a PHI: others may be the same value */
    const void *at;
    struct lock_value x, y;
    int64_t size;
    int next;               /* in its bucket */
};

/* ---- states ------------------------------------------------------------------------------- */

enum lock_status {
    LOCK_HELD,
    LOCK_MAYBE,   /* nothing is claimed of it */
    LOCK_DROPPED, /* was unlocked and not locked here: the caller's, who held it */
};
struct lock_trail { const struct lock_trail *before; struct own_event event; };
struct lock_held {
    struct lock_value lock;
    uint8_t status;         /* enum lock_status */
    bool reading;           /* a rwlock, to read */
    bool blocking;          /* taken here, by a call that waits for it */
    bool at_entry;          /* the caller's: needs(), drops(), or it was seen to be */
    uint16_t depth;         /* of a mutex that may be recursive */
    struct own_event why;   /* where it was locked or dropped */
    const struct lock_trail *trail; /* then */
    const char *text;       /* "b->lock" */
};
struct lock_entry {         /* what lies at a place now */
    struct lock_value at, is;
    int64_t size;           /* not 0: a record: it lies as at address `is` */
};
struct lock_fact { struct lock_value x; bool equal; int64_t k; }; /* x == k or x != k */
struct lock_pending {       /* a lock that is held if a result says so, and the result was not looked at */
    struct lock_value result, lock;
    uint8_t success;        /* enum own_success */
    bool tried;             /* until then it is not known */
};
struct lock_past { /* unlocked here before; always: on all ways here; blocking, reading: as it was held */
    struct lock_value lock;
    struct own_event why;
    bool always, blocking, reading;
};
struct lock_temp { int t; struct lock_value v; const struct own_place *guarded; };
enum { STATE_PLACES = 96, STATE_HELD = 16, STATE_FACTS = 24, STATE_PENDING = 8, STATE_PAST = 8,
       STATE_TEMPS = 48, STATE_SHARED = 12, BLOCK_STATES = 24, BLOCK_APART = 6, STATES_MOST = 1500, VISITS_MOST = 20000,
       TERM_DEPTH = 12, TERMS_MOST = 6000 };
struct lock_state {
    bool done;              /* what follows from it is known */
    bool lost;              /* there was no room: nothing is claimed */
    bool returned;
    int place_count, held_count, fact_count, pending_count, past_count, temp_count, shared_count, missed_count;
    struct lock_value result;
    const struct own_insn *at_return;
    const struct lock_trail *trail;
    struct lock_held held[STATE_HELD];
    struct lock_fact facts[STATE_FACTS];
    struct lock_pending pending[STATE_PENDING];
    struct lock_past past[STATE_PAST];
    struct lock_value missed[STATE_PAST]; /* told to be missing on this path */
    struct { int term; bool surely; } shared[STATE_SHARED]; /* made here, and known to others now */
    struct lock_temp temps[STATE_TEMPS];
    struct lock_entry places[STATE_PLACES];
};

/* What a function does to locks, for its callers; only where no contract is written. */
struct lock_effect {
    struct lock_value lock; /* in terms of the callee's: own_locks keeps those */
    uint8_t status;         /* HELD: it takes it; DROPPED; MAYBE: one or the other */
    bool reading;
    uint8_t success;        /* HELD: if the result says so */
};
struct lock_summary {
    struct func *f;
    bool known, creates, joins; /* threads are started in it, waited for in it */
    bool thread, cleanup;   /* it is what a thread runs; what ends some variable */
    bool called, released;  /* a caller is left with its lock; one lets it go, for all that is known */
    bool wild;              /* it was too large: it may do anything */
    struct lock_effect *effects;
    int effect_count;
    struct lock_effect *inside; /* those that it waits for on every way through, held at its end or not */
    int inside_count;
    struct lock_term *terms; /* those the effects name */
    struct lock_summary *next;
};
/* own->locks: of the whole program. */
struct own_locks {
    struct lock_summary *buckets[256];
    bool looked, words, recursive, semaphores; /* some lock has a contract; may be recursive; is a semaphore */
};

/* A thread is started or waited for here; in the order of the text. */
struct lock_mark { loc at; bool create; };
struct lock_block {
    struct lock_state *states[BLOCK_STATES];
    int count, latch;               /* latch: of a loop's head, the last block in order that leads back */
    const struct object **varying;  /* of a loop's head, when it was asked for: what the loop writes, sorted */
    size_t varying_count;
};
struct lock_exit { struct lock_state *s; struct span at; };
struct locks {
    struct own *w;
    struct cfront *c;
    const struct own_graph *g;
    struct own_locks *all;
    const struct contract *own;     /* what the function itself says of locks, or NULL */
    bool is_main, strict, gave_up;
    bool tell;                      /* the last round, over states that stay */
    bool quiet;                     /* only for callers: nothing is told */
    VEC(struct lock_term) terms;
    int buckets[512];
    struct lock_block *blocks;
    int states, visits, block;      /* block: under way */
    VEC(struct lock_value) made;    /* locks that are initialised or destroyed in it */
    VEC(struct lock_mark) marks;
    VEC(struct lock_exit) exits;
    VEC(struct lock_state *) spare; /* that nobody uses just now */
    VEC(struct lock_state *) more;  /* other ways on from where the state under way is */
    VEC(int) more_at;
};

/* ---- own_locks_term.c ---- */
extern const struct lock_value lock_unknown;
static inline struct lock_value lock_number(int64_t n) { return (struct lock_value){TERM_ZERO, n}; }
static inline bool lock_same(struct lock_value a, struct lock_value b)
{
    return a.term != TERM_UNKNOWN && a.term == b.term && a.offset == b.offset;
}
struct lock_value lock_term(struct locks *l, struct lock_term t); /* kind, op, at, x, y, size */
int lock_find(const struct locks *l, enum term_kind kind, const void *at, int64_t size); /* or TERM_UNKNOWN */
struct lock_value lock_address(struct locks *l, const struct object *o);
struct lock_value lock_content(struct locks *l, struct lock_value at);
struct lock_value lock_index(struct locks *l, struct lock_value array, struct lock_value index, int64_t size);
bool lock_is_vague(const struct locks *l, struct lock_value v);
bool lock_holds_term(const struct locks *l, int t, int in); /* t stands somewhere in `in` */
/* v with the terms `from` replaced by `to`. */
struct lock_value lock_replace(struct locks *l, struct lock_value v, const struct lock_value *from,
                               const struct lock_value *to, int count);
const struct object *lock_root(const struct locks *l, struct lock_value v); /* ADDRESS of one, or NULL */
bool lock_alike(const struct locks *l, struct lock_value a, struct lock_value b); /* but for indices */

/* ---- own_locks_state.c ---- */
struct lock_value state_read(struct locks *l, const struct lock_state *s, struct lock_value at);
void state_write(struct lock_state *s, struct lock_value at, struct lock_value v);
void state_write_record(struct locks *l, struct lock_state *s, struct lock_value at, int64_t size,
                        struct lock_value from);
/* What the instruction `at` made, or left behind its arguments, is made anew. */
void state_forget(struct locks *l, struct lock_state *s, const void *at, int args);
void state_forget_object(struct locks *l, struct lock_state *s, const struct object *o, const void *by);
struct lock_temp *state_temp(struct lock_state *s, int t); /* NULL: not known */
void state_set_temp(struct lock_state *s, int t, struct lock_value v, const struct own_place *guarded);
void state_drop_temps(struct lock_state *s, int keep);
int state_truth(const struct locks *l, const struct lock_state *s, struct lock_value v); /* 0, 1; -1 */
int state_compare(const struct locks *l, const struct lock_state *s, int op, struct lock_value a,
                  struct lock_value b);
void state_learn(struct locks *l, struct lock_state *s, struct lock_value v, bool truth);
void state_learn_equal(struct lock_state *s, struct lock_value v, bool equal, int64_t k);
struct lock_held *state_held(struct lock_state *s, struct lock_value lock);
struct lock_held *state_hold(struct lock_state *s, struct lock_held h); /* NULL: no room */
void state_unhold(struct lock_state *s, struct lock_held *h);
bool state_number(const struct lock_state *s, struct lock_value v, int64_t *ret); /* it is known */
void state_add_place(struct lock_state *s, struct lock_entry e);
/* Everywhere in it: lock_replace(). What has no name then is not known any more. */
void state_replace(struct locks *l, struct lock_state *s, const struct lock_value *from,
                   const struct lock_value *to, int count);

/* ---- own_locks_join.c ---- */
struct lock_state *state_copy(struct locks *l, const struct lock_state *s); /* NULL: gave_up */
void state_free(struct locks *l, struct lock_state *s);
void state_arrive(struct locks *l, int block, struct lock_state *s); /* takes s */

/* ---- own_locks_step.c ---- */
/* Where v points, as the place is written. */
struct lock_value place_at(struct locks *l, const struct lock_state *s, const struct own_place *p);
/* One instruction; other ways on are put into l->more. */
void lock_step(struct locks *l, struct lock_state *s, const struct own_insn *i, int at);
/* If v is a result that says whether a lock is held: two states, one of them this. */
void lock_split(struct locks *l, struct lock_state *s, struct lock_value v, int at);

/* ---- own_locks_take.c ---- */
enum lock_does { DOES_TAKE, DOES_TRY, DOES_DROP, DOES_MAKE, DOES_END, DOES_WAIT, DOES_CREATE, DOES_JOIN };
struct lock_function { const char *name; uint8_t does; bool reading, semaphore; };
const struct lock_function *lock_function_of(const struct func *f); /* of the library; NULL */
void lock_share(struct lock_state *s, int term, bool surely); /* others may, or will, know it */
struct own_event lock_event(const struct own_insn *i, enum contract_role role, const struct func *callee);
void lock_take(struct locks *l, struct lock_state *s, const struct own_insn *i, struct lock_value lock,
               bool reading, const char *text, const struct func *callee);
void lock_drop(struct locks *l, struct lock_state *s, const struct own_insn *i, struct lock_value lock,
               const char *text, const struct func *callee, bool semaphore);
struct lock_value lock_argument(struct lock_state *s, const struct own_insn *i, int n); /* of a call */
void lock_note_past(struct lock_state *s, struct lock_value lock, struct own_event why, bool blocking, bool reading);
/* Locks that may be the one that is named otherwise: nothing is claimed of them from here on. */
bool lock_doubt(struct locks *l, struct lock_state *s, struct lock_value lock);
/* Whether the lock is held is known when somebody looks at the result. */
void lock_wait_on_result(struct lock_state *s, struct lock_value result, struct lock_value lock,
                         enum own_success success);
void lock_threads_start(struct lock_state *s, const struct own_insn *i); /* what they were given is shared */
void lock_library(struct locks *l, struct lock_state *s, const struct own_insn *i, const struct lock_function *f,
                  struct lock_value result, int at);

/* ---- own_locks_call.c ---- */
void lock_call(struct locks *l, struct lock_state *s, const struct own_insn *i, int at);

/* ---- own_locks_program.c ---- */
struct lock_summary *lock_summary_of(struct own *w, const struct func *f, bool make);
/* needs, takes, drops of a function or of its type; NULL: there are none. */
const struct contract *lock_words(const struct func *f, const struct type *type);
void lock_marks(struct locks *l);
bool lock_matters(struct own *w, const struct own_graph *g); /* it has to do with locks at all */
struct own_locks *lock_program(struct own *w); /* looks at all of it, once */

/* ---- own_locks_words.c ---- */
/* The lock that a path of f's contract names: for a call of f with call's arguments, or call NULL: of
 * the function itself, when it began. */
struct lock_value lock_of_path(struct locks *l, const struct lock_state *s, const struct lock_path *p,
                               const struct func *f, const struct type *type, const struct own_insn *call);
/* The data at p is read or written. */
void lock_used(struct locks *l, struct lock_state *s, const struct own_insn *i, const struct own_place *p,
               bool write, const struct func *callee);
void lock_record_read(struct locks *l, struct lock_state *s, const struct own_insn *i, const struct own_place *p);
bool lock_place_guarded(const struct own_place *p); /* some member passed, or the variable, is */
bool lock_type_guarded(const struct type *t);
/* needs(), drops(), a wait: the lock must be held here. why: for GUARDED or MISUSE. */
void lock_wanted(struct locks *l, struct lock_state *s, const struct own_insn *i, struct lock_value lock,
                 const char *text, enum contract_code code, const struct func *callee,
                 const struct contract *words);
struct own_finding lock_finding(struct locks *l, const struct own_insn *i, enum contract_code code,
                                const char *what);
/* Told with the branches that were taken since `since`, then `last`. first, second: NULL: none. */
void lock_tell(struct locks *l, struct own_finding *f, const struct own_event *first,
               const struct own_event *second, const struct lock_trail *since, const struct lock_trail *till,
               struct own_event last);
void lock_tell_misuse(struct locks *l, struct lock_state *s, const struct own_insn *i, const char *lock,
                      const struct func *callee, const struct own_event *first, enum contract_role role);
/* When all paths are known: locks held, missing, promised at the end; and for callers what that is. */
void lock_exits(struct locks *l);
const char *lock_text(struct locks *l, const struct expr *e);    /* of an argument: "b->lock" of &b->lock */
const char *lock_path_text(struct locks *l, const struct lock_path *p, const struct func *f,
                           const struct type *type, const struct own_insn *call);
struct object *lock_global(struct locks *l, const struct name *n);

#endif
