/* Attempts that are expected, and their verdicts, which nobody has asked for yet. Private to this room. */
#ifndef JUDGE_AHEAD_H
#define JUDGE_AHEAD_H

#include "judge/judge.h"

struct expected {
    struct buf packed;       /* the attempt and those of its chain, one behind the other */
    size_t ends[JUDGE_CHAIN]; /* of each in packed */
    size_t count;
    uint64_t hash;           /* of packed: attempts with the same bytes have the same verdict */
    struct verdict *verdict; /* NULL: not judged yet */
};
struct ahead { VEC(struct expected) list; };
/* False: it cannot be packed. ret is all zeros before. */
bool expected_pack(struct expected *ret, const struct attempt *a);
void expected_release(struct expected *k);
/* The verdict of an equal attempt, which is the caller's then; NULL: it is not there (any more). */
struct verdict *ahead_take(struct ahead *h, const struct expected *wanted);
/* Forgets all that was not asked for. How many. */
size_t ahead_clear(struct ahead *h);
void ahead_release(struct ahead *h);

#endif
