/* token.h - sources, places, names, diagnostics and tokens: what all of cfront/
 * shares. Not for other rooms. */
#ifndef CFRONT_TOKEN_H
#define CFRONT_TOKEN_H

#include "cfront/cfront.h"

/* ---- source.c: files, places, names ------------------------------------------ */

/* A place: 0 is nowhere, else the base of a source plus an offset in its text. */
typedef uint32_t loc;

/* What is underlined: [from, to) within one source. to <= from: one character. */
struct span { loc from, to; };

struct source {
    struct str name;   /* "answer.c", "stdio.h" */
    struct str text;   /* as handed in, with a NUL behind (a copy where needed) */
    loc base;          /* loc of its first byte */
    uint32_t file;     /* index in cfront_input.files, or NO_FILE for an embedded header */
    uint32_t *lines;   /* offset of each line's first byte; made by the first place_of() */
    size_t line_count;
    struct str clean;  /* text without line splices; most often the same bytes */
    const struct splice *splices; /* what is missing in clean */
    size_t splice_count;
    loc included_at;   /* the #include that brought it in last, or 0 */
    uint32_t include_length; /* bytes there to underline */
    bool unknown;      /* a header that wanted_start() has not seen */
    bool once;         /* #pragma once was seen */
    struct name *guard; /* the macro of its include guard, or NULL */
};
enum { NO_FILE = 0xffff };

/* From offset `clean` on, a byte of the clean text lies `cut` bytes further in the
 * text itself. */
struct splice { uint32_t clean, cut; };

/* A name, kept once: compared by address. */
struct name {
    struct str text;
    uint16_t keyword;        /* enum keyword, 0: none */
    uint8_t directive;       /* what it is behind a '#', 0: nothing; pp.h */
    bool odd;                /* holds a '$', which C does not know */
    struct macro_def *macro; /* defined now, or NULL; pp_macro.c */
    struct ident *ident;     /* innermost declaration in scope, or NULL; scope.c */
    struct tag *tag;         /* the same for struct, union and enum tags */
    uint32_t hash;
    struct name *next;       /* in its bucket */
};

struct cfront {
    struct arena *arena;
    const struct cfront_input *in;
    VEC(struct source *) sources; /* by base */
    struct name **buckets;
    size_t bucket_count, name_count;
    VEC(struct diag) diags;  /* at most 100 errors and 100 warnings */
    size_t error_count, warning_count; /* errors: those dropped for their number as well */
    VEC(struct span) told;   /* where errors are known; nothing more is said there */
    bool include_missing;    /* an #include was not found: undeclared names may be due to it */
    bool said;               /* the last report was not dropped; report_advice() */
    struct pp_kept *pp;      /* macros, kept between translation units; pp.h */
    uint32_t unit;           /* the translation unit under way, from 0 */
    struct externs *externs; /* scope.c: what is linked across files */
    struct tree *tree;       /* everything parsed so far; tree.h */
    struct contract_clash *clashes; /* declarations that contradict each other; contract.c */
    size_t clash_count;
    bool ownership;          /* <ownership.h> was included */
    struct rules *rules;     /* what is to be found out for rules; NULL: nothing; rules.h */
    struct wanted *wanted;   /* what of our headers is read; NULL: everything; pp_wanted.c */
};

/* Of *c, only arena and in are set. */
void source_init(struct cfront *c);
void source_release(struct cfront *c); /* what is not in the arena: sources, diags, told */
/* The source of a file or header, opened before or now. */
struct source *source_open(struct cfront *c, struct str name, struct str text, uint32_t file);
const struct source *source_of(const struct cfront *c, loc at);
struct place_in { const struct source *source; uint32_t line, column; }; /* from 1; column in bytes */
struct place_in place_of(const struct cfront *c, loc at);
/* True if the place lies in a file of the learner's, not in an embedded header. */
bool loc_is_own(const struct cfront *c, loc at);
struct str span_text(const struct cfront *c, struct span s);
struct name *name_get(struct cfront *c, struct str text); /* never NULL */
enum { SOURCE_PADDING = 16 }; /* zero bytes behind the texts of a source, at least */
uint32_t name_hash(const char *at, size_t len); /* may read up to 7 bytes behind */
struct name *name_intern(struct cfront *c, const char *at, size_t len, uint32_t hash);

/* ---- report.c ------------------------------------------------------------------ */

/* One mistake, one message: an error at a place inside the span of an earlier
 * error, or in a statement that has one already (see report_quiet), is dropped.
 * code must stand in the table of report.c. What lies in a header of ours is told
 * at the #include or use in the learner's file; see loc in struct token. */
FORMAT(4, 5) void report_error(struct cfront *c, const char *code, struct span at,
                               const char *fmt, ...);
FORMAT(4, 5) void report_warning(struct cfront *c, const char *code, struct span at,
                                 const char *fmt, ...); /* dropped unless in->warnings */
/* What to try, for the message just reported; nothing if that was dropped. */
FORMAT(2, 3) void report_advice(struct cfront *c, const char *fmt, ...);
/* The span holds an error already, though it need not lie at its start: errors in it
 * are dropped from now on. For a statement that was given up. */
void report_quiet(struct cfront *c, struct span at);
/* The nearest of names (str_nearest), for "did you mean"; NULL: none is near. */
const char *suggest_name(struct str word, const char *const *names, size_t count);
void report_sort(struct cfront *c); /* by file, line, column */
/* Where a span is for the learner, out of headers of ours: file, line, column and length of *ret. */
void report_place(const struct cfront *c, struct span at, struct diag *ret);

/* ---- lex.c ----------------------------------------------------------------------- */

enum token_kind {
    TOKEN_END,     /* of the translation unit (of the file, inside the preprocessor) */
    TOKEN_NEWLINE, /* only inside the preprocessor */
    TOKEN_NAME,
    TOKEN_KEYWORD, /* id: enum keyword; only after the preprocessor */
    TOKEN_NUMBER,  /* a preprocessing number, as spelt */
    TOKEN_CHAR,    /* with prefix and quotes, as spelt */
    TOKEN_STRING,  /* with prefix and quotes, as spelt; not joined */
    TOKEN_PUNCT,   /* id: enum punct */
    TOKEN_OTHER,   /* a character that starts nothing */
};

enum {
    TOKEN_LINE_START = 1,  /* first on its line */
    TOKEN_SPACE = 2,       /* white space before it */
    TOKEN_MACRO = 4,       /* came out of a macro's body */
    TOKEN_NO_EXPAND = 8,   /* painted: never expanded again */
    TOKEN_BROKEN = 16,     /* a literal whose end was missing: told already, text has one */
};

struct token {
    uint8_t kind, flags;
    uint16_t id;
    /* Where the learner sees it: for what comes out of a macro's body the name of
     * the outermost macro used; for everything else, arguments of macros too, where
     * it is spelt. Never 0. */
    loc at;
    uint32_t length;   /* bytes at `at` to underline */
    uint8_t pack;      /* of #pragma pack: members here are aligned to so many bytes at most; 0: none */
    struct str text;   /* spelling, without line splices */
    struct name *name; /* TOKEN_NAME, TOKEN_KEYWORD */
};

#define KEYWORDS(X) \
    X(auto) X(break) X(case) X(char) X(const) X(continue) X(default) X(do) X(double) X(else) \
    X(enum) X(extern) X(float) X(for) X(goto) X(if) X(inline) X(int) X(long) X(register) \
    X(restrict) X(return) X(short) X(signed) X(sizeof) X(static) X(struct) X(switch) \
    X(typedef) X(union) X(unsigned) X(void) X(volatile) X(while) X(_Alignas) X(_Alignof) \
    X(_Atomic) X(_Bool) X(_Complex) X(_Generic) X(_Imaginary) X(_Noreturn) \
    X(_Static_assert) X(_Thread_local) X(typeof) X(asm) X(__attribute__) X(__extension__) \
    X(__builtin_va_list) X(__builtin_va_arg) X(__builtin_offsetof) \
    X(__builtin_types_compatible_p) X(__int128)
enum keyword {
    KEYWORD_NONE,
#define X(word) KEYWORD_##word,
    KEYWORDS(X)
#undef X
};
/* Other spellings give the same keyword: __const __const__ __volatile__ __inline
 * __inline__ __restrict __restrict__ __signed__ __typeof __typeof__ __asm __asm__
 * __attribute __thread (_Thread_local) __alignof__ __alignof (_Alignof). */

enum punct {
    PUNCT_NONE,
    /* a single character is its own id, as in token.id == '(' */
    PUNCT_ARROW = 256, /* -> */
    PUNCT_INC, PUNCT_DEC, PUNCT_SHL, PUNCT_SHR, PUNCT_LE, PUNCT_GE, PUNCT_EQ, PUNCT_NE,
    PUNCT_AND, PUNCT_OR, PUNCT_ELLIPSIS,
    PUNCT_MUL_EQ, PUNCT_DIV_EQ, PUNCT_MOD_EQ, PUNCT_ADD_EQ, PUNCT_SUB_EQ, PUNCT_SHL_EQ,
    PUNCT_SHR_EQ, PUNCT_AND_EQ, PUNCT_XOR_EQ, PUNCT_OR_EQ,
    PUNCT_HASH_HASH, /* '#' is '#'; digraphs give what they stand for */
};

struct lexer {
    struct cfront *c;
    const struct source *source;
    const char *at, *end; /* in the clean text */
    bool line_start;
    bool quiet;           /* reports nothing */
    bool lines;           /* newlines are tokens, as in a # line */
    bool torn;            /* it ended in a comment that is never closed */
    const char *start;    /* the clean text, whose first byte is at base */
    loc base;
    size_t splice;        /* how many splices lie before the last token */
};
void lexer_init(struct lexer *l, struct cfront *c, const struct source *s);
/* The next token of the source; newlines are tokens, comments are white space. */
struct token lexer_next(struct lexer *l);
/* The same in place; without newlines they are white space. */
void lexer_read(struct lexer *l, struct token *ret, bool newlines);
/* Past the end of the line, comments that go on included. */
void lexer_skip_line(struct lexer *l);
/* To the next thing that is no white space, over newlines too if so wanted. */
const char *lexer_peek(struct lexer *l, bool newlines);
loc lexer_place(struct lexer *l, const char *at); /* at: not before the last one asked for */
/* Text, SOURCE_PADDING zero bytes behind it, as exactly one token? Sets kind, id,
 * name and text of *ret. */
bool lexer_whole(struct cfront *c, struct str text, struct token *ret);
/* May a name hold, or start with, this character beyond ASCII? C11 annex D. */
bool lexer_name_char(uint32_t code, bool first);

/* ---- rules.c: while files are read, if c->rules ----------------------------------- */
void rules_expanded(struct cfront *c, loc used, struct span defined); /* a macro, spelt there */
void rules_defined(struct cfront *c, struct span name);               /* a macro */

/* ---- pp_wanted.c: what of our headers is read ---------------------------------------- */
/* Looks through the headers, if those of the last call were others. */
void wanted_prepare(struct str (*header)(struct str name), const char *(*header_name)(size_t n));
/* Before a program is read: sets c->wanted, unless everything has to be read. */
void wanted_start(struct cfront *c);
#define PREDEFINED_NAME "<predefined>" /* of the source that holds them */
/* Makes comments of what is not wanted of a header of ours, or of the predefined macros, in this copy of
 * its text. False: that is no header that we know. */
bool wanted_hide(const struct wanted *w, struct str text, bool predefined, char *copy);
void wanted_made(struct cfront *c, struct str name); /* by ##; c->wanted is there */
/* It might have mattered that something was not read: front.c begins again. */
void wanted_fail(struct cfront *c);
bool wanted_failed(const struct cfront *c);

/* ---- pp.c -------------------------------------------------------------------------- */

struct tokens { struct token *at; size_t count; }; /* the last is TOKEN_END */
/* The tokens of a translation unit after phases 1 to 4 and keywords. Strings are not
 * joined yet. Macros of the file before are forgotten. */
void preprocess(struct cfront *c, uint32_t file, struct tokens *ret);

#endif
