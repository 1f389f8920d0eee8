/* own_insert.h - where the words of a contract go in a source: own_insert.c finds the places,
 * own_propose.c writes proposals with them. */
#ifndef CFRONT_OWN_INSERT_H
#define CFRONT_OWN_INSERT_H

#include "cfront/own.h"

/* A token of a source, of those between its # lines. */
struct own_word {
    loc at, to;
    const struct name *name; /* of names and keywords; else NULL */
    uint16_t id;             /* of TOKEN_PUNCT */
    bool line_start;
    bool behind_directive;   /* a # line stands in front of it */
};
struct own_text {
    const struct source *source;
    VEC(struct own_word) words;
    VEC(struct str) includes; /* what its #include "..." name */
    bool has_notation;       /* it says #include <ownership.h> */
    loc include_at;          /* where that goes, if it does not */
    bool include_inside;     /* not at the start of a line: a newline goes in front */
};
struct own_texts {
    struct cfront *c;
    VEC(struct own_text) all;
    bool clash; /* a name of the program is one of our words: including them would break it */
};
/* Reads all of the learner's files that were compiled, headers too. */
void own_texts_init(struct own_texts *x, struct cfront *c);
void own_texts_release(struct own_texts *x);

enum { SITE_PARAMS = 32 };
/* A declaration of a function, as it is written. */
struct own_site {
    loc name;
    loc result;              /* words for the result go here; 0: nowhere */
    uint16_t result_words;   /* CONTRACT_ bits that stand there already */
    struct { loc at; uint16_t words; const struct name *name; } params[SITE_PARAMS]; /* name: or NULL */
    int param_count;
};
/* Of f: its definition first, then its prototypes. At most `most`; how many. 0: it cannot be edited, as
 * it comes out of a macro, is written as in 1978, has too many parameters. */
size_t own_sites(const struct own_texts *x, const struct func *f, struct own_site *ret, size_t most);
/* Where words for a member go. *ret_to: the ';' behind its declaration, which may declare more of them.
 * 0: nowhere. */
loc own_member_site(const struct own_texts *x, const struct field *m, uint16_t *ret_words, loc *ret_to);
/* Does this file see <ownership.h>? False: *ret is the edit that includes it. */
bool own_sees_notation(const struct own_texts *x, loc in_file, struct cfront_insert *ret);

#endif
