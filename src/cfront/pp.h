/* pp.h - what the files of the preprocessor share; not for other files of cfront/.
 *
 *   pp.c            frames (files under way), the loop that writes the tokens
 *   pp_include.c    finding and entering what #include names
 *   pp_directive.c  # lines, conditionals
 *   pp_expr.c       the arithmetic of #if
 *   pp_macro.c      definitions, and what is defined from the start
 *   pp_expand.c     expansion: contexts, calls
 *   pp_wanted.c     what of our headers is read; token.h has its functions
 *   pp_body.c       bodies with arguments in place, # and ##
 *
 * How tokens flow: a frame's lexer reads a file; pp_file_next() acts on the # lines
 * in it and gives the rest. On top of the frames stands a stack of contexts, token
 * lists to be read first: the bodies of macros. A macro is disabled while a context
 * of its body is on the stack, and its name, met then, is painted and never expanded
 * again; that is C11 6.10.3.4. Arguments are expanded on their own, behind a barrier
 * context that nothing reads past. */
#ifndef CFRONT_PP_H
#define CFRONT_PP_H

#include "cfront/token.h"

enum builtin { BUILTIN_NONE, BUILTIN_LINE, BUILTIN_FILE, BUILTIN_COUNTER, BUILTIN_HAS_INCLUDE };

enum directive {
    DIRECTIVE_NONE, DIRECTIVE_DEFINE, DIRECTIVE_UNDEF, DIRECTIVE_INCLUDE, DIRECTIVE_IF,
    DIRECTIVE_IFDEF, DIRECTIVE_IFNDEF, DIRECTIVE_ELIF, DIRECTIVE_ELSE, DIRECTIVE_ENDIF,
    DIRECTIVE_ERROR, DIRECTIVE_WARNING, DIRECTIVE_LINE, DIRECTIVE_PRAGMA,
    DIRECTIVE_IGNORED, /* #ident, #sccs */
};

struct macro_def {
    struct name *name;
    struct span at;      /* the name in its #define */
    uint8_t builtin;     /* enum builtin */
    bool function, variadic;
    bool paste;          /* an object-like body with ## in it */
    bool predefined;
    uint32_t disabled;   /* contexts of its body on the stack */
    uint16_t param_count;
    struct name **params;
    bool *expanded;      /* per parameter: used other than beside # and ## */
    struct token *body;  /* a parameter's id is its number from 1 */
    uint32_t body_count;
    struct macro_def *next; /* all of this translation unit */
};

extern const char pp_predefined[]; /* pp_macro.c: #define lines */

/* Kept between translation units. */
struct pp_kept {
    struct macro_def *predefined;
    struct macro_def *macros; /* all that were defined in this unit */
    struct name *va_args, *defined, *has_include, *pragma;
};

struct context {
    const struct token *at, *end;
    struct macro_def *macro; /* disabled until this is popped; may be NULL */
    struct token *owned;     /* what at points into, if it dies with the context */
    loc place;               /* what the tokens get as place, or 0: they have theirs */
    uint32_t length;
    uint8_t lead;            /* SPACE and LINE_START of the first token */
    bool fresh;              /* the first token is still to come */
    bool barrier;            /* nothing is read past its end */
};

struct condition {
    struct span at;   /* the directive that opened it */
    bool taken;       /* a group of it was read */
    bool in_else;
    bool guard;       /* it may be an include guard */
};

/* Is a file wrapped in #ifndef NAME ... #endif, with nothing outside? */
enum guard { GUARD_START, GUARD_INSIDE, GUARD_AFTER, GUARD_NO };

struct frame {
    struct lexer lex;
    struct source *source;
    size_t conditions;       /* how many were open where it began */
    struct name *guard_name;
    enum guard guard;
    int64_t line_shift;      /* #line */
    struct str shown_name;   /* __FILE__ as #line has it, quotes and all; or empty */
};

struct arg { size_t from, to, expanded_from, expanded_to; }; /* in the pool */

struct pp_call {
    const struct macro_def *macro;
    struct token name;
    size_t pool, args; /* where its tokens, '(' first, and its arguments begin */
    bool omitted;      /* the variable arguments were left out, comma and all */
};

enum { PP_WHITE = TOKEN_SPACE | TOKEN_LINE_START };

struct pp {
    struct cfront *c;
    struct pp_kept *kept;
    VEC(struct token) out;   /* handed to the arena at the end */
    VEC(struct frame) frames;
    VEC(struct context) contexts;
    VEC(struct condition) conditions;
    VEC(struct token) pool;  /* arguments under way, lines of directives: a stack */
    VEC(struct arg) args;    /* a stack as well */
    uint8_t pack, packs[32]; /* #pragma pack now, and what push kept */
    uint8_t pack_count;
    uint64_t counter;
    uint64_t work;           /* grows with all that is done; the limit against bombs */
    unsigned depth;          /* of expansions within expansions */
    uint8_t lead;            /* white space of expansions that gave nothing */
    uint8_t bad_characters;  /* reported so far */
    bool collecting;         /* the arguments of a macro */
    size_t looked;           /* so much of out has pp_include.c looked at for brackets: */
    int brackets;            /* open there */
    bool in_condition;       /* expanding a line of #if: `defined` is no name */
    bool stopped;            /* a limit was hit: there are only ends now */
};

/* What stands behind `#pragma` or in _Pragma, about packing; anything else is dropped. */
void pp_pragma(struct pp *pp, struct str text);

static inline struct span pp_span(const struct token *t)
{
    return (struct span){t->at, t->at + t->length};
}
static inline bool pp_is(const struct token *t, uint16_t punct)
{
    return t->kind == TOKEN_PUNCT && t->id == punct;
}
static inline struct frame *pp_frame(struct pp *pp) { return &pp->frames.at[pp->frames.len - 1]; }

/* pp.c: the next token that is no part of a # line; TOKEN_END at the end of all, or
 * of the file while arguments are collected. */
void pp_file_next(struct pp *pp, struct token *ret);
void pp_enter(struct pp *pp, struct source *s);
/* Ends it all, with one message about a limit. */
FORMAT(4, 5) void pp_stop(struct pp *pp, const char *code, struct span at, const char *fmt, ...);
/* Counts work done at a place; false: that was too much. */
bool pp_spend(struct pp *pp, uint64_t amount, struct span at);
void pp_line_tokens(struct pp *pp); /* the rest of a # line onto the pool */

/* pp_include.c: t is the word `include`. */
void pp_include(struct pp *pp, const struct token *t);
bool pp_has_include(struct pp *pp, struct str name, bool angle);
/* The name from the tokens of a line, fully expanded; false: they make none. */
bool pp_header_name(struct pp *pp, const struct token *at, size_t count, struct str *ret,
                    bool *ret_angle, size_t *ret_used);

/* pp_directive.c: hash is the '#'; reads to the end of the line, and past a group
 * that is skipped. */
void pp_directive(struct pp *pp, const struct token *hash);
void pp_end_conditions(struct pp *pp, size_t keep); /* at a file's end: those left open */
void pp_add_directives(struct cfront *c);

/* pp_expr.c: is the condition true? Reports what is wrong with it. */
bool pp_condition(struct pp *pp, const struct token *at, size_t count, struct span directive);

/* pp_macro.c */
void pp_define(struct pp *pp, const struct token *word);
void pp_undef(struct pp *pp, const struct token *word);
void pp_start_macros(struct pp *pp); /* only what is defined from the start */
/* The name in a directive, or NULL after a message. */
struct name *pp_macro_name(struct pp *pp, const struct token *directive, struct token *ret);

/* pp_expand.c: the next token with no macro expanded. */
void pp_next_raw(struct pp *pp, struct token *ret);
/* t, a name with a macro: was it replaced by a context? It may also be painted, or
 * become something else in its place. */
bool pp_expand(struct pp *pp, struct token *t);
void pp_next(struct pp *pp, struct token *ret); /* the next token, expanded */
/* Expands pool[from..to) onto the end of the pool. */
void pp_expand_list(struct pp *pp, size_t from, size_t to);
void pp_push_back(struct pp *pp, const struct token *at, size_t count);
void pp_drop_contexts(struct pp *pp);

/* pp_body.c: the body's tokens with the arguments in place, owned by the caller;
 * NULL if there are none. */
struct token *pp_body(struct pp *pp, const struct pp_call *call, size_t *ret_count);

#endif
