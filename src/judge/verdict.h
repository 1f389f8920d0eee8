/* From what a worker left to a verdict. Private to this room. */
#ifndef JUDGE_VERDICT_H
#define JUDGE_VERDICT_H

#include "judge/judge.h"

/* How the worker ended, as the broker saw it. */
struct worker_end {
    bool timed_out;
    int exit_code; /* -1: ended by a signal */
    int signal;    /* 0: it left by itself */
    int64_t total_us;
};
/* packed: the attempt as it was sent. log: the shared memory, of log_len bytes,
 * read-only by now and in nobody else's hands. The caller owns the result. */
OWNED(verdict_free) __attribute__((returns_nonnull))
struct verdict *verdict_read(struct str packed, const void *log, size_t log_len,
                             const struct worker_end *end);
/* A verdict that says only that something of ours went wrong. */
OWNED(verdict_free) __attribute__((returns_nonnull))
struct verdict *verdict_fault(const char *why);
/* Bytes of shared memory that an attempt's log needs. */
size_t verdict_log_size(const struct attempt *a);

#endif
