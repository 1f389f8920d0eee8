/* own_words.h - what own_words.c and own_words_say.c share. Not for others. */
#ifndef CFRONT_OWN_WORDS_H
#define CFRONT_OWN_WORDS_H

#include "cfront/own.h"

enum { WORDS_LONGEST = 320 }; /* bytes of a sentence; names of a hostile source can be long */
#define WORDS_NAMELESS "a value without a name" /* a compound literal, as the flow calls it */
struct words { struct cfront *c; };

/* A finding in words; advice and rust may be NULL. In the arena, or static. */
struct said { const char *message, *advice, *rust; };
struct said words_say(struct words *x, const struct own_finding *f);

FORMAT(2, 3) const char *words_printf(struct words *x, const char *fmt, ...); /* at most WORDS_LONGEST */
const char *words_quote(struct words *x, const char *what); /* 'p'; "what malloc() gave" as it is */
const char *words_object(struct words *x, const struct object *o); /* 'p', or NULL */
const char *words_call(struct words *x, const struct func *f);     /* push(), or NULL */
const struct own_event *words_event(const struct own_finding *f, enum contract_role role); /* or NULL */
bool words_moved(const struct own_finding *f); /* move() is on the path */
bool words_frees(const struct func *callee); /* it ends what it takes over: free(), fclose() */
bool words_closes(const struct func *callee);
bool words_renews(const struct func *callee); /* it takes a block and gives another: realloc() */
const char *words_written(struct words *x, struct span at); /* "'gives nullable'"; NULL: it is long */

#endif
