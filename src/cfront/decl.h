/* decl.h - what the files that read declarations share: type.c, scope.c, extern.c,
 * const.c, decl.c, declarator.c, struct.c, attribute.c, init.c. Not for others. */
#ifndef CFRONT_DECL_H
#define CFRONT_DECL_H

#include "cfront/parse.h"

/* ---- type.c ---- */
enum { TYPE_DEPTH_MAX = 250 };
struct type *type_new(struct cfront *c, enum type_kind k);
struct type *type_aliased(struct cfront *c, struct type *t, struct name *alias);
struct type *type_aligned(struct cfront *c, struct type *t, uint32_t align); /* at least */
/* Sets size, alignment (at least) and depth of all forms of a struct, union or enum. */
void type_complete(struct type *t, uint64_t size, uint32_t align, uint16_t depth);

/* ---- scope.c ---- */
struct scope {
    struct scope *outer;
    struct scoped_ident *idents; /* declared right in it, newest first */
    struct scoped_tag *tags;
    bool is_file, is_prototype;
};
void scope_enter_prototype(struct parser *p);
struct ident *scope_here(const struct parser *p, const struct name *n); /* in the innermost; or NULL */
struct tag *tag_find(const struct parser *p, const struct name *n, bool here_only); /* or NULL */
struct tag *tag_add(struct parser *p, struct name *n, enum type_kind k, struct span at);
/* "at line 4", "at line 4 of list.c", "in <stdio.h>": a place as told from another. */
const char *where(const struct cfront *c, struct span at, struct span from);
const char *tag_word(int kind); /* "struct" */
struct span span_of(const struct token *t);
/* Skips to the bracket that closes the one just taken, over balanced ones: left before
 * it, or at ';', '{', '}' or the end. */
void parse_skip_to(struct parser *p, int close);

/* ---- contract.c, contract_join.c: the words of <ownership.h> ---- */
/* As they stand among the attributes of one declarator, before it is known what they are about. */
struct written {
    struct contract contract;
    uint16_t seen;        /* words as written, CONTRACT_ bits; contract.words has what they mean */
    bool from;            /* borrows_from(...) */
    struct span at[8];    /* of each word, by its bit; of borrows_from as of borrows */
    struct span from_at;
};
enum contract_place { CONTRACT_PARAM, CONTRACT_RESULT, CONTRACT_MEMBER, CONTRACT_STATIC, CONTRACT_LOCAL,
                      CONTRACT_TYPEDEF, CONTRACT_CAST };
struct specifiers;
struct declarator;
/* Behind `freehold` in a list of attributes, at '('. */
void contract_parse(struct parser *p, struct written *w);
/* What the words in front of and around a declarator say of what it declares; words of a function
 * go to its type, which is another then. NULL: nothing. Misuse is told. */
struct contract *contract_of(struct parser *p, const struct specifiers *s, struct declarator *d,
                             enum contract_place place);
/* b into a: two declarations of one thing; a may be NULL, b too. */
struct contract *contract_join(struct cfront *c, struct contract *a, const struct contract *b);
/* What a declaration of f with this type says is kept with f, and a contradiction for the check. */
void contract_declare(struct parser *p, struct func *f, const struct type *t, struct span at);
/* The same of a variable: `c` is what is written here, or NULL. */
void contract_declare_object(struct parser *p, struct object *o, struct contract *c, struct span at);
/* After all files: each function's type and parameters have what all its declarations say. */
void contract_settle(struct cfront *c);
bool contract_clashes(const struct contract *a, const struct contract *b); /* do they contradict? */
/* Of members, when their struct is complete: the locks that guards() names. */
void contract_check_members(struct parser *p, const struct tag *tag);

/* ---- attribute.c ---- */
struct attributes {
    struct written written;
    bool packed, unused, must_use, is_noreturn, constructor, destructor, fallthrough;
    uint32_t align;       /* 0: none */
    struct func *cleanup; /* or NULL */
    int format, format_at, format_first; /* as in struct func */
};
void attributes_parse(struct parser *p, struct attributes *a); /* any number of them, also none */
bool attribute_starts(const struct parser *p);
uint32_t alignas_parse(struct parser *p); /* behind _Alignas: bytes, or 0 */

/* ---- struct.c ---- */
struct type *struct_specifier(struct parser *p, struct attributes *a, bool *ret_body); /* at struct, union */
struct type *enum_specifier(struct parser *p, bool *ret_body); /* at enum */

/* ---- decl.c, declarator.c ---- */
enum storage_class { CLASS_NONE, CLASS_TYPEDEF, CLASS_EXTERN, CLASS_STATIC, CLASS_AUTO,
                     CLASS_REGISTER };
struct specifiers {
    struct type *type;     /* never NULL behind specifiers_parse */
    uint8_t storage;       /* enum storage_class */
    bool is_inline, is_thread, is_noreturn;
    bool has_body;         /* a struct, union or enum with its members */
    bool is_over;          /* a ';' was missing: told, the declaration ends here */
    uint32_t align;        /* _Alignas; 0: none */
    struct attributes attributes;
    struct span at, storage_at;
};
enum { ALLOW_STORAGE = 1, ALLOW_FUNCTION = 2, ALLOW_ALIGN = 4 };
void specifiers_parse(struct parser *p, struct specifiers *s, int allowed);

struct declarator {
    struct name *name;     /* NULL: abstract */
    struct span at;        /* the name, or where it would stand */
    struct type *type;
    struct attributes attributes;
    struct type *returning; /* the function type whose result has the specifiers' type; or NULL */
    /* Of the function declarator right behind the name, for definitions: */
    bool is_function;
    struct object **params;
    size_t param_count;
    struct name_list *identifiers; /* f(a, b): K&R */
    struct object **narrow; /* K&R: for a parameter that arrives promoted the variable of its
                               declared type, else NULL; as many as params, or NULL */
    struct type **variable_types;  /* of its parameters */
    size_t variable_count;
};
struct name_list { struct name *name; struct span at; struct type *type; struct contract *contract;
                   struct name_list *next; };
enum declarator_kind { DECLARATOR_NAMED, DECLARATOR_ABSTRACT, DECLARATOR_EITHER };
void declarator_parse(struct parser *p, struct type *base, enum declarator_kind k,
                      struct declarator *ret);
bool type_starts(const struct parser *p); /* a type name may start here */
/* Tells that there is no such type, with what may have been meant; takes the name. */
struct type *type_unknown(struct parser *p);
bool looks_like_type(const struct parser *p); /* an undeclared name where a type would stand */
void static_assert_parse(struct parser *p); /* behind _Static_assert */
struct object *object_make(struct parser *p, struct name *n, struct type *t, struct span at);
void object_into_block(struct parser *p, struct object *o); /* AUTO ones: locals, objects */
enum { OBJECT_SIZE_MAX = 256 << 20 };
/* May an object have this type? Told if not: incomplete, void, too large. */
bool object_type_check(struct parser *p, const struct type *t, struct span at, const char *name);

/* ---- extern.c ---- */
/* The object or function of this name that all files share; made when new. Tells what
 * contradicts an earlier declaration. */
struct object *extern_object(struct parser *p, struct name *n, struct type *t, struct span at);
struct func *extern_func(struct parser *p, struct name *n, struct type *t, struct span at);
/* It is defined here (has_init: with a value). False: it was before, told. */
bool extern_define_object(struct parser *p, struct object *o, struct span at, bool has_init);
/* The function to define: f, or another of its name if both are inline. NULL: told. */
struct func *extern_define_func(struct parser *p, struct func *f, struct type *t, struct span at,
                                bool is_inline);
void extern_end_unit(struct parser *p); /* completes tentative definitions */
struct func *func_new(struct parser *p, struct name *n, struct type *t, struct span at);

#endif
