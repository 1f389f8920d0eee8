/* rules.h - what the files of the rules share. A rule asks something of the source of one file,
 * the learner's answer. Not for other rooms.
 *
 *   rules.c          which places count; each rule against what was found; its sentence
 *   rules_find.c     a walk over tokens and tree: every construct and call of the file, as a list
 *   rules_declare.c  a declaration that a rule has as text, against what the file declares
 *   rules_results.c  is every result of a function looked at before it is used?
 *
 * Some of what a rule is about leaves nothing in the tree: macros and where they were used,
 * typedefs, scopes. That is written down while the file is read, in struct rules; without rules
 * there is none, and nothing is spent. */
#ifndef CFRONT_RULES_H
#define CFRONT_RULES_H

#include "cfront/tree.h"

/* Something that the file uses: a construct, or a function. */
struct found {
    uint8_t construct;       /* enum construct; CONSTRUCT_NONE: the function `name` */
    bool called;             /* a function: otherwise only named, as for a pointer */
    bool dead;               /* where a constant keeps the program from ever coming */
    bool library;            /* a function of the library */
    struct str name;         /* as it is spelt at its place, if that is a macro of the library's */
    const struct func *func; /* the function, or NULL: a built-in one. Of a cast: whose result it
                                casts if that gives memory */
    const struct func *in;   /* it stands in; NULL: outside of all */
    struct span at;
};
/* A type that is written down, or a variable's, a member's, a result's. */
struct found_type { const struct type *type; struct span at; };

/* A declaration that a rule has as text, as the end of the file sees it; rules_declare.c. */
struct wanted {
    enum { WANTED_NONE, WANTED_UNREADABLE, WANTED_MISSING, WANTED_DIFFERENT, WANTED_THERE } state;
    enum { WANTED_TYPE, WANTED_VARIABLE, WANTED_FUNCTION } kind;
    const struct func *func; /* WANTED_FUNCTION that is there: it */
    struct name *name;
    const char *wanted, *got; /* as a person writes it */
    struct span at;           /* of what is there */
};

struct rules {
    struct cfront *c;
    VEC(loc) library_macros;   /* where macros of the library were used, in order or nearly */
    bool sorted;
    VEC(struct span) macros;   /* defined in a file of the program */
    struct wanted *wanted;     /* one for each rule; NULL: the file was not read to its end */
    VEC(struct found) found;   /* of the lines that count */
    VEC(struct found) edges;   /* functions of the program that are named, in any file */
    VEC(struct found_type) types;
    VEC(struct cfront_breach) breaches;
    size_t rule;               /* under way */
    size_t told;               /* breaches of it so far */
    VEC(struct span) statements; /* in the lines that count, in the order of the text */
};

/* ---- while files are read; more in token.h ---- */
void rules_start(struct cfront *c);    /* sets c->rules if anything is asked */
void rules_release(struct cfront *c);
void rules_tokens(struct cfront *c, const struct tokens *t); /* of the translation unit */
struct parser;
void rules_declared(struct parser *p); /* at the end of a translation unit, its scope still there */

/* ---- when there is no error ---- */
void rules_check(struct cfront *c, struct cfront_output *ret);

/* ---- rules.c, for the others ---- */
bool rules_is_file(const struct cfront *c, loc at);  /* in the file that rules are about */
bool rules_counts(const struct rules *r, loc at);    /* and in the lines */
/* Does a macro of the library stand there? */
bool rules_from_library(struct rules *r, loc at);
struct span rules_word(const struct cfront *c, loc at); /* the word, or the character, there */
/* Breaks the rule under way. The message may hold anything the source does. */
FORMAT(3, 4) void rules_breach(struct rules *r, struct span at, const char *fmt, ...);
struct str rules_what(const struct rules *r); /* the rule's text */

void rules_find(struct rules *r);      /* rules_find.c: found, edges, types, statements */
void rules_results(struct rules *r);   /* rules_results.c: the rule under way */
const struct func *rules_callee(const struct expr *call); /* or NULL */

#endif
