/* emit.h - what the files of the emitter share. Not for other rooms.
 *
 * The emitter writes the typed tree as C that libtcc compiles well: no structs, no
 * types of the learner's, only numbers, addresses, calls, goto and switch. Everything
 * it calls stands in program/hooks.h, whose head comment says what the emitted code
 * looks like. Names in it:
 *
 *   fN    function number N; q its frame, k its call record, y its variable
 *         arguments, r where its struct result goes, aN parameters as passed
 *   eN    address of exposed variable number N
 *   bN cN behind and at the end of loop or switch N; kN case N; uN label N
 *   g     where globals begin: libtcc cannot reach a constant address of 64 bits
 *   w     counts by site; fuel and no_value of struct registers lie before it
 *   x     fuel: `if(++w[n],--*x<0)st(n);` begins statement n
 *   k->site=n  always the last argument of a call: notes where it calls from. libtcc
 *         evaluates arguments left to right, so the calls within earlier ones are over */
#ifndef CFRONT_EMIT_H
#define CFRONT_EMIT_H

#include "cfront/parse.h"
#include "program/memory.h"

/* How an lvalue is reached; see hooks.h. */
enum family {
    FAMILY_CHECKED, /* through a pointer */
    FAMILY_TRACKED, /* the address is good; its bytes may not be initialised */
    FAMILY_PLAIN,   /* neither can be wrong */
};
struct access {
    enum family family;
    struct field *bits; /* a bit-field, or NULL */
    bool packed;        /* may be misaligned */
};
enum { FRAME_MOST = 60 << 20, FRAME_ALIGN = 16 }; /* bytes of the variables of one function */
enum how { HOW_ADDRESS, HOW_READ, HOW_WRITE };

/* A scope being emitted, innermost first. */
struct emit_scope {
    struct emit_scope *outer;
    struct block *block;   /* or NULL */
    struct stmt *stmt;     /* a loop or switch, or NULL */
    VEC(struct object *) objects;  /* apart: what leaving it must end */
    VEC(struct object *) cleanups; /* in order of declaration */
    size_t declared;               /* so many cleanups have been passed */
};

struct emitter {
    struct cfront *c;
    struct program *p;
    bool checked, values;
    bool threads;          /* the program can make some */
    bool contracted;       /* contracts are checked during the run */
    bool in_contract;      /* f has one */
    uint32_t result_contract; /* of f's result; 0: none */
    bool lock_words;       /* contracts about locks are checked during the run */
    VEC(const void *) locks_made; /* members and variables: locks that f initialises or destroys */
    const struct expr *written; /* an lvalue whose address is being written out: it is updated */
    bool any_falls;        /* some function may end without the value it promises */
    struct buf text;       /* functions done */
    struct buf body;       /* of the function under way */
    struct buf protos;     /* declarations of functions used */
    struct buf names;
    VEC(struct site) sites;
    VEC(struct program_type) types;
    VEC(struct program_field) fields;
    VEC(struct program_function) functions;
    VEC(struct func *) funcs; /* by number; [0] NULL */
    VEC(struct program_variable) variables;
    VEC(struct program_object) objects;
    VEC(struct program_contract) contracts;
    struct func *f;        /* under way, NULL between */
    uint32_t frame;        /* bytes so far */
    bool frame_pointers, frame_told;
    uint32_t next;         /* number for the next temporary or label */
    struct emit_scope *scope;
    const struct source *last_source; /* site_of's: where it looked last */
    uint32_t last_line;
};

/* ---- emit_text.c ---- */
/* Appends to body. %s text, %u uint32_t, %d int64_t, %x uint64_t as an address,
 * %S the beginning of a statement at a site, %Z the note of a call's site; %v value of a struct expr *, %i that as a long, %c that as a condition, %t struct type * as emitted. */
void out(struct emitter *e, const char *fmt, ...);
void out_prelude(struct emitter *e, struct buf *to);
const char *emit_type(const struct type *t); /* "signed char", "U", "P" */
char emit_letter(const struct type *t);      /* of a signature */

/* ---- emit_table.c: sites, types, names ---- */
uint32_t emit_name(struct emitter *e, struct str s);
uint32_t emit_site(struct emitter *e, struct span s);
uint32_t emit_type_number(struct emitter *e, struct type *t);
uint32_t emit_tag(const struct type *t);     /* of an argument */
uint32_t emit_signature(struct emitter *e, const struct type *function); /* offset into names */
uint32_t emit_function_number(struct emitter *e, struct func *f);

/* ---- emit_static.c: static objects and their first bytes ---- */
void emit_static_places(struct emitter *e);
void emit_static_bytes(struct emitter *e);

/* ---- emit_place.c: lvalues: where they lie ---- */
struct access access_of(const struct emitter *e, const struct expr *lvalue);
struct access access_of_object(const struct emitter *e, const struct object *o);
/* The array lvalue that a pointer value is the start of, or NULL. */
const struct expr *array_of(const struct expr *pointer);
/* False for `T x[]`, and for x[0] or x[1] as the last member of a struct that a pointer
 * leads to: they stand for as many as there is room for. */
bool array_is_counted(const struct emitter *e, const struct expr *array);
bool is_vla(const struct type *t); /* an array whose size is known only at run time */
/* It has an address variable eN of its own: an object that pointers may point to. */
bool object_is_apart(const struct emitter *e, const struct object *o);
uint32_t frame_place(struct emitter *e, uint64_t size, uint32_t align);
uint32_t emit_temporary(struct emitter *e, struct type *t); /* its place in the frame */
uint32_t emit_variable(struct emitter *e, struct object *o);
void out_address(struct emitter *e, const struct expr *lvalue, enum how how);
void out_object_address(struct emitter *e, const struct object *o);
void out_size(struct emitter *e, const struct type *t); /* bytes of a type, variable ones too */

/* ---- emit_access.c: loads and stores ---- */
void out_load(struct emitter *e, const struct expr *lvalue);
void out_store(struct emitter *e, const struct expr *lvalue, const struct expr *value);
/* The same of an address and a value that are text. */
/* With costs: an element of an array that no pointer leads to, which no other hook would count.
 * Everything else in the frame counts as a register. */
bool counts_element(const struct emitter *e, const struct expr *lvalue, struct access a);
void out_load_at(struct emitter *e, struct access a, const char *address, struct type *t, uint32_t site);
void out_store_at(struct emitter *e, struct access a, const char *address, struct type *t,
                  const char *value, uint32_t site);
/* Initialises an AUTO object, as a list of expressions separated by commas; nothing
 * behind the last. False: nothing was written. */
bool out_init(struct emitter *e, struct object *o, uint32_t site);
/* The bytes of a record value need no check: a temporary, or an lvalue that is reached
 * without a pointer. */
bool record_is_good(const struct emitter *e, const struct expr *x);
/* The char lvalue that a value of character type is a mere copy of, or NULL. */
const struct expr *char_copied(const struct expr *value);

/* ---- emit_arith.c: constants, conversions, arithmetic ---- */
void out_integer(struct emitter *e, uint64_t v, const struct type *t);
void out_real(struct emitter *e, long double v, const struct type *t);
void out_convert(struct emitter *e, const struct expr *x);
/* A conversion around what is written between. */
void out_convert_open(struct emitter *e, const struct type *from, const struct type *to);
void out_convert_close(struct emitter *e, const struct type *from, const struct type *to);
void out_binary(struct emitter *e, const struct expr *x);
/* a op b of type t: write a between open and middle, b between middle and close. b NULL:
 * it is 1. */
void out_binary_open(struct emitter *e, uint16_t op, const struct type *t, const struct expr *b);
void out_binary_middle(struct emitter *e, uint16_t op, const struct type *t, const struct expr *b);
void out_binary_close(struct emitter *e, uint16_t op, const struct type *t, const struct expr *b,
                      struct span at);
void out_negative(struct emitter *e, const struct expr *x);
void out_pointer_add(struct emitter *e, const struct expr *x);

/* ---- emit_expr.c, emit_call.c ---- */
/* Evaluating it twice, or later, is the same: no other thread can change it. */
bool expr_is_simple(const struct emitter *e, const struct expr *x);
void out_value(struct emitter *e, const struct expr *x);
void out_discard(struct emitter *e, const struct expr *x); /* for its effects */
void out_condition(struct emitter *e, const struct expr *x);
/* Around a value of scalar type that is to be logged; how as of hook wl. */
void out_logged_open(struct emitter *e, const struct type *t);
void out_logged_close(struct emitter *e, struct type *t, uint32_t how, uint32_t site);
void out_call(struct emitter *e, const struct expr *x, bool used);
/* Declares a function of the machine, in emitted C, once. */
void emit_library(struct emitter *e, const char *prototype);
void out_builtin(struct emitter *e, const struct expr *x);

/* An update's new value: old op b, as `computed`, back to the lvalue's type. old is text; b_text
 * is, if it is there, b's value. */
void out_updated(struct emitter *e, const struct expr *x, const char *old, const struct expr *b,
                 const char *b_text);

/* ---- emit_atomic.c ---- */
/* An lvalue of an _Atomic type that another thread may reach: operators on it are atomic
 * operations (C11 6.2.6.1p9, 6.5.16.2p3). */
bool is_atomic(const struct expr *lvalue);
void out_atomic_load(struct emitter *e, const struct expr *lvalue);
void out_atomic_store(struct emitter *e, const struct expr *lvalue, const struct expr *value);
void out_atomic_update(struct emitter *e, const struct expr *x, bool used); /* EXPR_UPDATE, EXPR_STEP */
void out_atomic(struct emitter *e, const struct expr *x); /* EXPR_BUILTIN, BUILTIN_ATOMIC_ */

/* ---- emit_contract.c ---- */
bool emit_has_contract(const struct emitter *e, const struct type *function);
void out_contract_entry(struct emitter *e, const struct func *f); /* when its parameters lie in place */
/* Before lv. value: text of what is returned, a record's address; NULL: nothing is. */
void out_contract_exit(struct emitter *e, const struct type *t, const char *value, uint32_t site);
/* In front of an argument of a call through a pointer with a contract. 1: there is to be a ')' behind it. */
uint32_t out_contract_argument(struct emitter *e, const struct expr *call, const struct param *p);
/* Behind such a call; function: number of its P variable; value as above, never NULL. */
void out_contract_returned(struct emitter *e, const struct expr *call, const struct type *type,
                           uint32_t function, const char *value, uint32_t site);
uint32_t emit_store_contract(const struct emitter *e, const struct expr *lvalue); /* how of hook ko; 0: none */
uint32_t emit_init_contract(const struct emitter *e, const struct object *o, const struct init_item *i);

/* ---- emit_locks.c ---- */
void emit_locks_start(struct emitter *e);
struct emit_guard { struct { int64_t lock; uint32_t contract, how; } locks[4]; size_t count; };
/* Is the member or variable x guarded by locks? Then out_guard_open(), its address, out_guard_close(). */
bool emit_guard(struct emitter *e, const struct expr *x, struct emit_guard *ret);
void out_guard_open(struct emitter *e, const struct emit_guard *g);
void out_guard_close(struct emitter *e, const struct emit_guard *g, const struct expr *x, enum how how);
/* The same of an argument of a library function, which is a pointer to the part. */
bool emit_guarded_argument(struct emitter *e, const struct expr *x, const struct param *p,
                           struct emit_guard *ret, const struct expr **ret_part, enum how *ret_how);
void out_locks_entry(struct emitter *e, const struct func *f); /* when its parameters lie in place */
/* Before lv. value: text of what is returned, or NULL. */
void out_locks_exit(struct emitter *e, const struct type *t, const char *value, uint32_t site);

/* ---- emit_scope.c ---- */
void emit_find_homes(struct emitter *e, struct func *f); /* of each object: where it begins and ends */
/* Between these s, which the caller has, is the innermost scope. block, stmt: or NULL. */
void emit_scope_begin(struct emitter *e, struct emit_scope *s, struct block *b, struct stmt *stmt);
void emit_scope_end(struct emitter *e, struct emit_scope *s, uint32_t site);
void emit_scope_declare(struct emitter *e, const struct object *o); /* its declaration was passed */
struct emit_scope *emit_scope_of_block(struct emitter *e, const struct block *b);
struct emit_scope *emit_scope_of_stmt(struct emitter *e, const struct stmt *target);
void out_begin_object(struct emitter *e, struct object *o);
/* Leaves every scope between here and `until`, which stays. objects: end them too; a
 * return leaves that to the machine. */
void out_leave_to(struct emitter *e, struct emit_scope *until, uint32_t site, bool objects);

/* ---- emit_stmt.c ---- */
void out_statement(struct emitter *e, struct stmt *s);
void out_statement_expression(struct emitter *e, const struct expr *x, bool used);
void out_function(struct emitter *e, struct func *f);

/* ---- emit.c ---- */
void emit_program(struct cfront *c, struct program *ret);

#endif
