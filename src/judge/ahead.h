/* Verdicts that were judged before anybody asked for them. Private to this room. */
#ifndef JUDGE_AHEAD_H
#define JUDGE_AHEAD_H

#include "judge/judge.h"

struct ahead {
    VEC(struct known { uint64_t hash; struct buf packed; struct verdict *verdict; }) list;
};
/* An attempt and all of its chain as bytes, appended to out: attempts with the same have the same verdict.
 * False: it cannot be packed. */
bool ahead_key(const struct attempt *a, struct buf *out);
/* Both become ahead's. */
void ahead_put(struct ahead *h, struct buf *key, struct verdict *v);
/* The verdict, which is the caller's then; NULL: it is not there (any more). */
struct verdict *ahead_take(struct ahead *h, struct str key);
/* Forgets all that was not asked for. How many. */
size_t ahead_clear(struct ahead *h);
void ahead_release(struct ahead *h);

#endif
