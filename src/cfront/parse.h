/* parse.h - what the files of the parser share. A parser reads the tokens of one
 * translation unit; one function per rule of the grammar, named after it. Not for
 * other rooms. */
#ifndef CFRONT_PARSE_H
#define CFRONT_PARSE_H

#include "cfront/tree.h"

struct parser {
    struct cfront *c;
    struct token *t;          /* the current token; the list ends in TOKEN_END, and looking at
                                 t[1] is fine unless t is that */
    struct token *first;      /* of the translation unit */
    struct scope *scope;      /* innermost; scope.c */
    struct func *function;    /* whose body is read, or NULL */
    struct block *block;      /* innermost, or NULL */
    struct stmt *loop, *breakable; /* for continue, for break; NULL outside */
    struct stmt *switch_;
    int depth;                /* of nesting; DEPTH_MAX ends with a diagnostic */
    bool unevaluated;         /* inside sizeof, typeof, _Alignof, _Generic's operand */
    VEC(struct type *) variable_types; /* met since the last statement: STMT_DECLARE takes them */
    bool statement_failed;    /* an error was told in this statement or declaration: be quiet
                                 until it is over */
    bool is_then;             /* the block that begins here is what an if decides about */
    int deepest;              /* greatest expr.depth since it was last set to 0 */
    struct told *told;        /* undeclared names of this function already told of; expr.c */
    struct jump *jumps;       /* the gotos of this function; label.c */
};
enum { DEPTH_MAX = 200 };

/* ---- moving over tokens (scope.c) ---- */
bool parse_is(const struct parser *p, int punct_or_keyword_char);  /* punct id */
bool parse_is_keyword(const struct parser *p, enum keyword k);
bool parse_accept(struct parser *p, int punct);
bool parse_accept_keyword(struct parser *p, enum keyword k);
/* The token or an error `expected` at the end of the token before; what: "';' after the
 * declaration". False: told, nothing taken. */
bool parse_expect(struct parser *p, int punct, const char *what);
/* Is the token before a text or character that does not end on its line? That was told,
 * and what is missing behind it is not: sets p->statement_failed. */
bool parse_is_torn(struct parser *p);
struct span parse_here(const struct parser *p);          /* the current token */
struct span parse_behind(const struct parser *p);        /* just behind the token before */
struct span span_join(struct span a, struct span b);
/* Errors in a statement that has one already are dropped. The first sets
 * p->statement_failed. */
FORMAT(4, 5) void parse_error(struct parser *p, const char *code, struct span at,
                              const char *fmt, ...);
bool parse_deeper(struct parser *p); /* p->depth++; false: told. Either way p->depth-- follows */
/* Skips to behind the next ';' or to '}' of this nesting, for recovery. */
void parse_recover(struct parser *p);

/* ---- scope.c ---- */
enum ident_kind { IDENT_OBJECT, IDENT_FUNC, IDENT_TYPEDEF, IDENT_ENUMERATOR };
struct ident {
    uint8_t kind;
    struct name *name;
    struct object *object;
    struct func *func;
    struct type *type;       /* typedef; enumerator's (int) */
    int64_t value;           /* enumerator */
    struct span at;
    struct scope *scope;
    struct ident *outer;     /* what it hides */
};
void scope_enter(struct parser *p);
void scope_leave(struct parser *p);
struct ident *scope_add(struct parser *p, struct ident i); /* a copy in the arena */
struct ident *scope_find(struct parser *p, const struct name *n); /* or NULL */
bool scope_is_file(const struct parser *p);
/* The nearest name in scope, or a keyword, or a library function with its header:
 * report_advice after "is not declared". */
void scope_advise(struct parser *p, const struct name *n);
/* After all files: what is used but defined nowhere, defined twice, typed differently. */
void externs_check(struct cfront *c);

/* ---- decl.c, struct.c, attribute.c, init.c ---- */
bool decl_starts(const struct parser *p);   /* the token begins declaration specifiers or
                                               _Static_assert */
struct type *decl_type_name(struct parser *p);  /* int *(*)[3] */
/* A declaration inside a block, appended to *tail; may be several STMT_DECLAREs. */
void decl_in_block(struct parser *p, struct stmt ***tail);
void decl_translation_unit(struct parser *p);
/* [[...]] and __attribute__((...)) in front of a statement; sets *ret_fallthrough. */
void attribute_of_statement(struct parser *p, bool *ret_fallthrough);
/* A name belongs here, and there is a word of <ownership.h> that this file includes: told, or false. */
bool contract_tell_name(struct parser *p, const struct token *word);
/* '{' ... '}' or an expression for an object of this type; completes T x[] in *type. */
struct init *init_parse(struct parser *p, struct type **type, bool is_static);
/* An AUTO or STATIC object without a name: compound literal, temporary, count of a VLA. */
struct object *object_hidden(struct parser *p, struct type *t, struct span at);

/* ---- const.c ---- */
struct constant {
    bool is_real, is_address;
    int64_t i;              /* also what is added to an address; unsigned types: the same bits */
    long double real;
    struct object *object;  /* is_address: one of these, or neither (a number as address) */
    struct func *func;
};
/* Folds. False: not constant (nothing told). */
bool const_eval(struct cfront *c, const struct expr *e, struct constant *ret);
bool const_int(struct cfront *c, const struct expr *e, int64_t *ret); /* an integer constant expression */
struct expr *const_parse(struct parser *p, const char *what, int64_t *ret); /* conditional-expression that
                              must be an integer constant; told if not; NULL then */

/* ---- literal.c ---- */
struct expr *literal_number(struct parser *p, const struct token *t);
struct expr *literal_char(struct parser *p, const struct token *t);
struct expr *literal_string(struct parser *p); /* takes all adjacent string tokens; EXPR_OBJECT of an
                                                  array type; equal strings of a program share an object */
struct expr *literal_function_name(struct parser *p, struct span at); /* __func__ */

/* ---- convert.c ---- */
struct expr *expr_new(struct parser *p, enum expr_kind k, struct type *t, struct span at);
struct expr *expr_int(struct parser *p, int64_t v, struct type *t, struct span at);
struct expr *expr_error(struct parser *p, struct span at);
struct expr *convert_value(struct parser *p, struct expr *e);   /* lvalue -> value, array/function -> pointer */
struct expr *convert_to(struct parser *p, struct expr *e, struct type *t); /* no questions asked */
struct expr *convert_promote(struct parser *p, struct expr *e);  /* integer promotion */
struct type *convert_usual(struct parser *p, struct expr **a, struct expr **b); /* usual arithmetic */
struct expr *convert_argument(struct parser *p, struct expr *e); /* default argument promotions */
bool convert_differ_in_sign(const struct type *a, const struct type *b); /* and in nothing else */
/* Is o's cleanup a function that takes its address? Told if not. */
void convert_cleanup(struct parser *p, const struct object *o, struct span at);
struct expr *convert_condition(struct parser *p, struct expr *e); /* a value of scalar type, else told */
/* As if by assignment (initialising, passing, returning): every rule of C11 6.5.16.1
 * told in words that fit `what` ("the argument 2 of push", "the result"). */
struct expr *convert_assign(struct parser *p, struct expr *e, struct type *t, const char *what);
bool convert_fits(const struct expr *e, const struct type *t); /* a value that convert_assign
                              surely takes without a word; spares making its `what` */
bool expr_is_null_pointer(struct parser *p, const struct expr *e); /* null pointer constant */
void object_expose(struct object *o);

/* A node over one or two operands (b may be NULL); too deep a tree is told and gives
 * an expr_error. */
struct expr *expr_over(struct parser *p, enum expr_kind k, struct type *t, struct span at,
                       struct expr *a, struct expr *b);
bool expr_failed(const struct expr *e);                  /* told already: say nothing more */
struct object *expr_root(const struct expr *lvalue);     /* the variable it lies in, or NULL */
struct expr *expr_discard(struct parser *p, struct expr *e); /* evaluated for its effect */
struct expr *convert_decay(struct parser *p, struct expr *e, bool expose); /* an array to a pointer */
void convert_expose(struct parser *p, const struct expr *lvalue); /* unless unevaluated */
struct expr *convert_index(struct parser *p, struct expr *e); /* an integer to long or unsigned long */
struct type *convert_promoted(const struct expr *e);     /* the type convert_promote gives */
const char *expr_text(struct parser *p, const struct expr *e); /* as spelt, quoted, if short; else "this" */
struct span parse_since(const struct parser *p, struct span from); /* to the end of the token before */

/* ---- slip.c: what beginners write, in words of its own ---- */
const char *slip_word(const struct name *n);             /* advice for a word of another language, or NULL */
void slip_advise(struct parser *p, const struct name *n); /* that, or scope_advise() */
/* A '}' is missing: one behind the '{' at `open` that stands further out than what it closes tells where. */
bool slip_closed_early(struct parser *p, loc open);
void slip_no_value(struct parser *p);                    /* no expression can begin at this token: told */
/* parse_expect() with words for the usual reasons. */
bool slip_expect(struct parser *p, int punct, const char *what);
bool slip_operator(struct parser *p);                    /* behind an operand: =<, =>, and, ===: told, or false */

/* ---- expr.c, unary.c, binary.c, assign.c, call.c, builtin.c ---- */
struct expr *expr_parse(struct parser *p);             /* expression */
struct expr *expr_assignment(struct parser *p);        /* assignment-expression */
struct expr *expr_conditional(struct parser *p);       /* constant expressions are one of these */
struct expr *expr_cast(struct parser *p);              /* cast-expression */
struct expr *expr_unary(struct parser *p);             /* unary-expression */
struct expr *expr_postfix(struct parser *p);           /* postfix-expression */
struct expr *expr_postfix_of(struct parser *p, struct expr *e); /* what follows a primary expression */
struct expr *expr_compound(struct parser *p, struct type *t, struct span open); /* at '{' behind (type) */
struct expr *expr_variable_types(struct parser *p, size_t from, struct expr *e); /* counts of the
                              variable types met since, then e */
bool expr_type_in_parens(struct parser *p);            /* at '(': does a type follow? */
void expr_hush(struct parser *p, const struct name *n); /* never told as undeclared in this function */
struct expr *generic_parse(struct parser *p);          /* behind _Generic */
const char *binary_name(int op);                       /* "+", "<=" */
struct expr *unary_address(struct parser *p, struct expr *e, struct span at);
struct expr *unary_deref(struct parser *p, struct expr *e, struct span at, struct span op);
struct expr *binary_make(struct parser *p, int op, struct expr *a, struct expr *b, struct span op_at);
struct expr *assign_make(struct parser *p, struct expr *a, struct expr *b, struct span op_at);
struct expr *assign_step(struct parser *p, struct expr *a, int op, bool postfix, struct span op_at);
struct expr *assign_move(struct parser *p, struct expr *a, struct span at, struct span name); /* move(a) */
struct expr *call_parse(struct parser *p, struct expr *callee); /* behind '(' */
struct args { struct expr **at; size_t count; };
bool call_arguments(struct parser *p, struct args *ret); /* behind '(' to behind ')'; not converted.
                                                          False: told */
struct expr *builtin_parse(struct parser *p, const struct token *name); /* at '(' behind __builtin_x,
                                                          __atomic_x ...; NULL: not one of ours */
bool builtin_known(const struct name *n);

/* ---- stmt.c ---- */
struct stmt *stmt_block(struct parser *p, bool own_scope); /* '{' ... '}' */
struct stmt *stmt_parse(struct parser *p);
struct expr *stmt_expression(struct parser *p, struct span open); /* at '{' behind '(' */
void stmt_function_body(struct parser *p, struct func *f); /* at '{': params are in scope already */


/* ---- label.c: labels, and where jumps lead; reach.c ---- */
struct label *label_get(struct parser *p, struct name *n, struct span at);
void label_jump(struct parser *p, struct stmt *go);      /* a goto, looked at when the body is over */
void label_finish(struct parser *p, struct func *f);     /* marks blocks and objects; tells */
void label_switch(struct parser *p, struct stmt *s);     /* the same for a switch's cases */
bool reach_end(struct cfront *c, const struct func *f);  /* can its closing brace be reached? */

/* ---- front.c: the steps of cfront_compile(), for tests of what comes after reading ---- */
void front_read(struct cfront *c);    /* of *c, only arena and in are set; fills c->tree, c->diags */
void front_release(struct cfront *c); /* what is not in the arena */

#endif
