/* tree.h - types and the typed tree: what the parser makes, the checks read and the
 * emitter writes out. Not for other rooms.
 *
 * The tree is fully typed and explicit: every conversion of the standard is a node of
 * its own (EXPR_LOAD reads an lvalue, EXPR_DECAY turns an array or function into a
 * pointer, EXPR_CONVERT changes a type), so that no later stage needs the rules. An
 * expression of type TYPE_ERROR has been told about; whatever is built on it is too
 * and says nothing. */
#ifndef CFRONT_TREE_H
#define CFRONT_TREE_H

#include "cfront/token.h"

/* ---- types --------------------------------------------------------------------- */

enum type_kind {
    TYPE_ERROR, TYPE_VOID, TYPE_BOOL, TYPE_CHAR, TYPE_SCHAR, TYPE_UCHAR, TYPE_SHORT, TYPE_USHORT,
    TYPE_INT, TYPE_UINT, TYPE_LONG, TYPE_ULONG, TYPE_LLONG, TYPE_ULLONG, TYPE_FLOAT, TYPE_DOUBLE,
    TYPE_LDOUBLE, TYPE_ENUM, TYPE_POINTER, TYPE_ARRAY, TYPE_FUNCTION, TYPE_STRUCT, TYPE_UNION,
    TYPE_VA_LIST, /* va_list: an array of one of these, 24 bytes, aligned to 8 */
};
enum { QUAL_CONST = 1, QUAL_VOLATILE = 2, QUAL_RESTRICT = 4, QUAL_ATOMIC = 8 };
#define COUNT_UNKNOWN UINT64_MAX /* of T x[] */

/* What is written about ownership, in <ownership.h>'s words; own.h. On a parameter, a result, a
 * member, a variable: what holds of the pointer, or for an out-parameter (CONTRACT_OUT) of the
 * pointer that is put there. */
enum {
    CONTRACT_OWNS = 1,        /* parameter: the callee takes it over */
    CONTRACT_GIVES = 2,       /* result, out-parameter: the caller becomes the owner */
    CONTRACT_BORROWS = 4, CONTRACT_BORROWS_MUT = 8, /* parameter, result, variable */
    CONTRACT_OWNED = 16,      /* member, static variable: freed with the struct */
    CONTRACT_NULLABLE = 32,   /* may be NULL */
    CONTRACT_MUST_USE = 64,   /* result */
    CONTRACT_OUT = 128,       /* parameter: pointer to where a pointer is put (gives, on a T **) */
};
struct contract {
    uint16_t words;           /* CONTRACT_ bits; 0 and no lock: nothing is written */
    struct name *from;        /* borrows_from(name): the parameter it is borrowed from; or NULL */
    int lender;               /* that parameter's number, from 0; used only if from */
    struct lock_path *guards; /* data: the lock that must be held to use it; or NULL */
    struct lock_path *needs, *takes, *drops; /* function: lists of locks; in its result's contract */
    struct span at;           /* the words */
};
/* Two declarations that say different things of one thing. */
struct contract_clash {
    struct func *f;           /* its parameter `param`, or with -1 its result and locks; or */
    struct object *o;         /* a variable */
    int param;
    struct span at;           /* the name in the later declaration */
    struct contract first, again;
};
/* A lock as a contract names it: `lock`, `b->lock`, `&b->lock`, `b->inner.lock`. In a member's
 * contract the first name is a sibling member (or a global), in a function's a parameter or a global. */
struct lock_path {
    struct name *names[4];    /* at most; the rest NULL */
    int param;                /* the number, from 0, of the parameter that the first name is (each
                                 declaration may name it otherwise); -1: a global, a sibling member */
    struct span at;
    struct lock_path *next;
};

struct field {
    struct name *name;    /* NULL: an anonymous struct or union, or an unnamed bit-field */
    struct type *type;
    uint64_t offset;      /* bytes; of a bit-field: of the byte its first bit is in */
    bool is_bits;
    uint8_t bit, width;   /* bit-field: first bit in that byte (0..7), how many bits */
    struct span at;
    struct contract *contract; /* or NULL */
    struct field *next;
};
struct param {
    struct name *name;    /* NULL in prototypes without */
    struct type *type;    /* adjusted: arrays and functions are pointers */
    struct span at;
    struct contract *contract; /* or NULL */
    struct param *next;
};

struct type {
    uint8_t kind;         /* enum type_kind */
    uint8_t quals;
    uint64_t size;        /* bytes; 0 for void, functions, incomplete and variable types */
    uint32_t align;
    struct type *plain;   /* the same without qualifiers; itself if there are none */
    struct type *base;    /* pointed to, element, result, an enum's integer type */
    struct type *pointer; /* to this type, once there is one */
    struct name *alias;   /* the typedef name it was written with, for messages; or NULL */
    struct type *ring;    /* the other forms of it, by qualifiers and alias; type.c */
    uint16_t depth;       /* of derivation: pointer, array, function, struct; limited */
    uint32_t number;      /* in struct program's table; emitter's */

    /* TYPE_ARRAY */
    uint64_t count;        /* COUNT_UNKNOWN: [] or variable */
    struct expr *variable; /* a variable-length array: its count, converted to long; else NULL */
    struct object *count_object; /* hidden object (long) that keeps the evaluated count */
    bool is_static_param;

    /* TYPE_STRUCT, TYPE_UNION, TYPE_ENUM: shared by all qualified forms through tag */
    struct tag *tag;

    /* TYPE_FUNCTION */
    struct param *params;
    bool variadic;
    bool old_style;       /* () without a prototype: any arguments */
    bool identifiers;     /* defined as f(a, b) int a, b; {: has params, is no prototype */
    struct contract *result; /* of what it returns, and its locks; or NULL. No part of the type:
                                compatible types may differ in it, and in params' contracts */
};

struct tag {
    struct name *name;    /* NULL: without */
    uint8_t kind;         /* TYPE_STRUCT, TYPE_UNION, TYPE_ENUM */
    bool complete, packed, defining; /* defining: its members are being read */
    bool broken;          /* an error was told in its body: members may be missing */
    struct field *fields; /* in order; anonymous members too, unnamed bit-fields not */
    bool flexible;        /* last member is T x[] */
    bool has_const;       /* some member is const: not assignable */
    bool ruled;           /* its members were looked at for rules; rules_find.c */
    struct type *type;    /* unqualified; its size and align are the tag's */
    struct enumerator { struct name *name; int64_t value; struct enumerator *next; } *enumerators;
    struct span at;
    uint32_t unit;        /* the translation unit that declares it */
    struct tag *outer;    /* the declaration it hides; scope.c */
};

/* type.c */
extern struct type type_error, type_void, type_bool, type_char, type_schar, type_uchar,
    type_short, type_ushort, type_int, type_uint, type_long, type_ulong, type_llong, type_ullong,
    type_float, type_double, type_ldouble, type_va_list;
/* These are shared; whatever a compile would write to them (pointer, number) it keeps
 * by resetting them first: */
void type_reset(void);
struct type *type_pointer_to(struct cfront *c, struct type *t);
struct type *type_array_of(struct cfront *c, struct type *element, uint64_t count);
struct type *type_function(struct cfront *c, struct type *result, struct param *params,
                           bool variadic, bool old_style);
struct type *type_with(struct cfront *c, struct type *t, uint8_t quals); /* adds qualifiers;
                                                          to an array: to its elements */
bool type_is_integer(const struct type *t); /* _Bool, char .. unsigned long long, enum */
bool type_is_float(const struct type *t);
bool type_is_arithmetic(const struct type *t);
bool type_is_scalar(const struct type *t);
bool type_is_char(const struct type *t);    /* char, signed char, unsigned char */
bool type_is_record(const struct type *t);  /* struct or union */
bool type_is_signed(const struct type *t);  /* of integers; an enum as its integer type */
bool type_is_complete(const struct type *t);
bool type_is_variable(const struct type *t); /* a VLA, or one is inside */
bool type_is(const struct type *t, enum type_kind k);
int type_rank(const struct type *t);        /* integer conversion rank */
bool type_compatible(const struct type *a, const struct type *b); /* C11 6.2.7, qualifiers too */
bool type_same(const struct type *a, const struct type *b);       /* compatible but for top qualifiers */
struct type *type_composite(struct cfront *c, struct type *a, struct type *b);
struct field *type_field(const struct type *record, const struct name *name, uint64_t *ret_offset);
                    /* looks into anonymous members; *ret_offset: from the record's start */
/* As a person writes it: "const char *", "int (*)[3]", "struct node"; a typedef's name
 * where it was written with one: "size_t". In the arena. */
const char *type_text(struct cfront *c, const struct type *t);
/* With a declarator: "int *(*f)(void)". */
const char *type_declare(struct cfront *c, const struct type *t, const char *name);

/* ---- objects and functions -------------------------------------------------------- */

enum storage { STORAGE_AUTO, STORAGE_STATIC, STORAGE_EXTERN /* linked across files */ };

struct object { /* a variable, parameter, compound literal or string */
    struct name *name;      /* NULL: a compound literal, a string, a temporary */
    struct type *type;
    uint8_t storage;
    bool is_param, is_literal /* a string */, is_compound, is_result;
    bool has_init;          /* has an initialiser, so it is never read before written */
    bool is_defined;        /* STORAGE_EXTERN: some file defines it (tentatively too) */
    bool exposed;           /* its address may be held by a pointer: & on it or a member or an
                               element, decay to a pointer other than directly under EXPR_INDEX,
                               a VLA, volatile or _Atomic, captured by va_start */
    bool jumped;            /* its block may be entered behind its declaration (goto, switch) */
    bool is_used, is_set;   /* for warnings: read, written */
    bool maybe_unused;
    bool is_thread;         /* _Thread_local: static, one for each thread */
    uint32_t align;         /* bytes, at least the type's */
    struct init *init;      /* STORAGE_STATIC and EXTERN; also of AUTO. NULL: none */
    struct str bytes;       /* is_literal: its bytes with the terminator */
    struct func *cleanup;   /* __attribute__((cleanup(f))) */
    struct contract *contract; /* or NULL; of a parameter: its struct param's */
    struct func *function;  /* it is local to, or NULL */
    struct block *block;    /* AUTO: in which it was declared */
    struct span at;         /* its name where declared */
    struct span used;       /* where it was first named in an expression, or 0; scope_find */
    uint32_t unit;
    /* the emitter's: */
    uint32_t number;        /* in its table of struct program */
    uint32_t offset;        /* in the frame */
    uint64_t address;       /* static */
    struct object *next_homed;
};

struct func {
    struct name *name;
    struct type *type;
    uint8_t storage;        /* STATIC or EXTERN */
    bool is_inline, is_noreturn, is_defined, is_library, must_use;
    bool in_header;         /* some header of the library declares it */
    bool is_used, maybe_unused, is_constructor, is_destructor;
    bool returns_twice;     /* setjmp */
    bool falls_off;         /* its end can be reached although it returns a value */
    bool has_jumps;         /* labels or a setjmp: order of execution is not that of the text */
    int format;             /* 0, 'p' like printf, 's' like scanf, 't' strftime: the attribute */
    int format_at, format_first; /* parameter of the format, first argument; from 1, 0: a va_list */
    struct object **params;
    size_t param_count;
    struct stmt *body;      /* a STMT_BLOCK; NULL: only declared */
    VEC(struct object *) locals; /* every AUTO object of it; in mem_ memory */
    VEC(struct label *) labels;
    struct span at;         /* its name where defined, else where declared */
    struct span end;        /* the closing brace */
    loc from;               /* of its definition: the first word */
    struct object *own_name; /* __func__, once it was met: is_literal */
    struct span used;       /* where it was first named in an expression, or 0; scope_find */
    uint32_t unit;
    /* What all its declarations say together of ownership; NULL: nothing. contract.c */
    struct func_contracts { struct contract result; struct contract *params; int count; } *contracts;
    struct func *next;      /* all functions, in order of definition */
    uint32_t number;        /* the emitter's */
};

struct label {
    struct name *name;
    bool defined, used;
    struct span at;
    struct block *block;    /* innermost block it stands in */
    struct stmt *stmt;
    uint32_t number;
};

/* A block of C: what scopes and lifetimes hang on. */
struct block {
    struct block *outer;    /* NULL: the function's outermost */
    bool jumped_into;       /* a label or case label in it is reached from outside of it */
    struct span open, close; /* braces, or the statement that is a block by rule */
    VEC(struct object *) objects; /* AUTO ones declared right in it, in order; compound literals too.
                               In mem_ memory for a function's outermost block, which whoever frees
                               the function's locals frees too; else in the arena */
    struct object *homed;   /* the emitter's: whose lifetime it begins and ends */
};

/* ---- expressions -------------------------------------------------------------------- */

enum expr_kind {
    EXPR_ERROR,
    /* constants */
    EXPR_INT,      /* value. Of a sizeof: `sized`, and a is its operand if it had one (for warnings;
                      never evaluated) */
    EXPR_FLOAT,    /* real */
    /* lvalues */
    EXPR_OBJECT,   /* object: variable, string literal, compound literal (EXPR_COMPOUND first runs
                      its initialiser) */
    EXPR_COMPOUND, /* object; object->init; block scope: initialised each time it is reached */
    EXPR_DEREF,    /* *a; a is a pointer value */
    EXPR_INDEX,    /* a[b]: a is a pointer value (often EXPR_DECAY of an array lvalue), b a long or
                      unsigned long value; b[a] has been turned round */
    EXPR_MEMBER,   /* a.field at offset; a is a record, lvalue or not. p->m is a DEREF inside */
    /* values */
    EXPR_FUNC,     /* func: a designator; only under EXPR_DECAY, EXPR_ADDRESS */
    EXPR_LOAD,     /* the value of lvalue a; a record too */
    EXPR_DECAY,    /* array lvalue a (or record rvalue's member) -> pointer to its first element;
                      function designator a -> pointer */
    EXPR_ADDRESS,  /* &a */
    EXPR_CONVERT,  /* a as type; explicit_cast if written; to void too */
    EXPR_NEG, EXPR_COMPL, EXPR_NOT, /* a promoted; NOT gives int 0/1, a any scalar */
    EXPR_BINARY,   /* op; a and b have the result's type (shifts: each promoted; comparisons: equal
                      arithmetic types, or two pointers; result int) */
    EXPR_PTR_ADD,  /* pointer a + b (long or unsigned long) elements; op '+' or '-' */
    EXPR_PTR_DIFF, /* a - b: pointers; long */
    EXPR_AND, EXPR_OR, /* && ||: any scalars; int */
    EXPR_COND,     /* a ? b : c; b and c have the result's type. b NULL: GNU a ?: c */
    EXPR_COMMA,    /* a, b */
    EXPR_ASSIGN,   /* lvalue a = b, b has a's unqualified type; value is a's */
    EXPR_UPDATE,   /* lvalue a op= b. Arithmetic: a converts to `computed`, then op with b (of that
                      type; shifts: b promoted), then back. Pointers: b as in PTR_ADD */
    EXPR_STEP,     /* ++ -- on lvalue a; op PUNCT_INC/DEC; is_postfix; computed as for UPDATE by 1 */
    EXPR_CALL,     /* a: value, pointer to function (EXPR_DECAY of EXPR_FUNC when direct);
                      args converted to the parameters' types, variadic ones promoted */
    EXPR_STMT,     /* ({ ... }): body; value that of the last statement if it is an expression */
    EXPR_SIZE,     /* sizeof of a variable type: sized; unsigned long */
    EXPR_VA_START, EXPR_VA_END, /* a: va_list lvalue's pointer (value) */
    EXPR_VA_COPY,  /* to a from b */
    EXPR_VA_ARG,   /* next argument of a as type */
    EXPR_ALLOCA,   /* a bytes; unsigned long */
    EXPR_SETJMP,   /* a: the jmp_buf as a pointer value; int */
    EXPR_MOVE,     /* move(a) of <ownership.h>: the value of pointer lvalue a, which is NULL from then on */
    EXPR_BUILTIN,  /* builtin; args */
};

enum builtin {
    BUILTIN_NONE,
    BUILTIN_UNREACHABLE, BUILTIN_TRAP,
    BUILTIN_POPCOUNT, BUILTIN_CLZ, BUILTIN_CTZ, BUILTIN_PARITY, BUILTIN_FFS, /* args[0] unsigned long;
                                              width (32, 64) in value */
    BUILTIN_BSWAP,                            /* the same; width 16, 32, 64 */
    BUILTIN_ADD_OVERFLOW, BUILTIN_SUB_OVERFLOW, BUILTIN_MUL_OVERFLOW, /* args: a, b, pointer; each of
                                              its own integer type */
    BUILTIN_ATOMIC_LOAD,      /* p, order; type is *p's */
    BUILTIN_ATOMIC_STORE,     /* p, value, order */
    BUILTIN_ATOMIC_EXCHANGE,  /* p, value, order */
    BUILTIN_ATOMIC_CAS,       /* p, expected pointer, desired, weak, success, failure; int */
    BUILTIN_ATOMIC_FETCH,     /* p, value, order; op '+' '-' '&' '|' '^'; gives the old value, or the
                                 new one if is_postfix is false (__atomic_add_fetch) */
    BUILTIN_ATOMIC_FENCE,     /* order */
};

enum { EXPR_DEPTH_MAX = 2000 }; /* so that a later stage may recurse */

struct expr {
    uint8_t kind;      /* enum expr_kind */
    uint8_t builtin;
    bool is_lvalue;
    bool explicit_cast, is_postfix, in_parens;
    uint16_t op;       /* a character or enum punct: '+', PUNCT_SHL, PUNCT_LE ... */
    uint16_t depth;    /* of the tree from here down; at most EXPR_DEPTH_MAX */
    struct type *type; /* of a value: unqualified */
    struct span at;    /* whole expression, first to behind its last character */
    struct span op_at; /* operator, member name or callee: what is underlined first */
    struct expr *a, *b, *c;
    struct expr **args;
    size_t arg_count;
    uint64_t value;    /* EXPR_INT, converted to its type and widened to 64 bits */
    long double real;
    struct object *object;
    struct func *func;
    struct field *field;
    uint64_t offset;   /* EXPR_MEMBER: of the field from the record's start, anonymous ones passed */
    struct type *computed, *sized;
    struct stmt *body;
};

/* ---- initialisers -------------------------------------------------------------------- */

/* All of an object, flattened: what is not named is zero. Later items win (they come
 * later in the list; overlapped earlier ones have been taken out). */
struct init_item {
    uint64_t offset;     /* bytes from the object's start */
    struct field *bits;  /* a bit-field, or NULL */
    struct type *type;   /* scalar, record (value is of that type), or array of characters
                            (value is EXPR_OBJECT of a string, as many bytes as the type) */
    struct expr *value;  /* converted */
};
struct init {
    struct init_item *items;
    size_t count;
    bool is_whole;       /* one item that covers everything: nothing to zero first */
    uint64_t size;       /* bytes of the object: more than its type's if a flexible array
                            member was initialised (static objects only) */
    struct span at;
};

/* ---- statements ------------------------------------------------------------------------ */

enum stmt_kind {
    STMT_BLOCK,    /* block, list */
    STMT_DECLARE,  /* objects[]: initialise each now; VLA types evaluated: types[] */
    STMT_EXPR,     /* expr */
    STMT_IF,       /* expr, then, otherwise */
    STMT_WHILE, STMT_DO, /* expr, then */
    STMT_FOR,      /* block (may hold a declaration), init, expr, step, then; each may be NULL */
    STMT_SWITCH,   /* expr (promoted), then; cases */
    STMT_CASE,     /* low..high, then; `default` has is_default */
    STMT_LABEL,    /* label, then */
    STMT_GOTO,     /* label */
    STMT_BREAK, STMT_CONTINUE,
    STMT_RETURN,   /* expr or NULL; converted to the result type */
    STMT_EMPTY,
};

struct stmt {
    uint8_t kind;
    struct span at;        /* what a step shows: the condition of if/while, whole simple statements */
    struct span whole;
    struct stmt *next;     /* in its list */
    struct block *block;   /* STMT_BLOCK, STMT_FOR: its own; others: the one they stand in */
    struct stmt *list;
    struct expr *expr, *step;
    struct stmt *init, *then, *otherwise;
    struct object **objects;  /* STMT_DECLARE */
    size_t object_count;
    struct type **types;      /* STMT_DECLARE: variable types whose sizes are evaluated here, in order,
                                 before the objects (typedefs and pointers to VLAs too) */
    size_t type_count;
    struct stmt *target;      /* BREAK, CONTINUE: the loop or switch */
    struct stmt *cases;       /* SWITCH: its STMT_CASEs linked by next_case, in order */
    struct stmt *next_case;
    int64_t low, high;        /* CASE, converted to the switch's type */
    bool is_default;
    bool fallthrough;         /* EMPTY from __attribute__((fallthrough)) or [[fallthrough]] */
    struct label *label;
    uint32_t number;          /* the emitter's */
};

/* Everything of a program. */
struct tree {
    struct func *functions, **last_function; /* defined ones, all files, in order */
    VEC(struct func *) declared;   /* every function met, library ones too */
    VEC(struct object *) objects;  /* every object with static storage: globals, statics, strings,
                                      file-scope compound literals; externs once */
    struct literals *literals;     /* strings met so far; literal.c */
    bool lock_words;               /* guards(), needs(), takes() or drops() is written somewhere */
    struct name *lock_names[32];   /* the last names of the locks that they name, the first 32 */
    size_t lock_name_count;
};

#endif
