/* What judge.c and batch.c know of each other. Private to this room. */
#ifndef JUDGE_BATCH_H
#define JUDGE_BATCH_H

#include "judge/attempt.h"

/* ---- batch.c ---- */
struct batch { /* attempts for one worker */
    struct batched at[JUDGE_BATCH];
    struct verdict *verdicts[JUDGE_BATCH]; /* NULL: its attempt did not come to its end */
    size_t count;
    size_t stopped_at;   /* where it was when the worker ended */
};
/* What a worker left of a batch, whatever became of it: verdicts and stopped_at. */
void batch_read(struct batch *b, const char *result);

struct ahead { /* attempts that are expected, and verdicts nobody has asked for yet */
    VEC(struct expected {
        struct buf packed;        /* the attempt and those of its chain, one behind the other */
        size_t ends[JUDGE_CHAIN]; /* of each in packed */
        size_t count;
        uint64_t hash;            /* of packed: attempts with the same bytes have the same verdict */
        struct verdict *verdict;  /* NULL: not judged yet */
    }) list;
};
/* The verdict of an equal attempt, which is the caller's then; NULL: it is not there (any more). */
struct verdict *ahead_take(struct ahead *h, const struct attempt *a);
void ahead_release(struct ahead *h);

/* ---- judge.c ---- */
struct ahead *judge_ahead_of(struct judge *j);
/* Waits for a worker's end, at most so long; b->verdicts are those of attempts that came to theirs. */
void judge_run_batch(struct judge *j, struct batch *b, int64_t wall_ms);
/* judge_run() whatever may be known of the attempt. */
struct verdict *judge_run_now(struct judge *j, const struct attempt *a);

#endif
