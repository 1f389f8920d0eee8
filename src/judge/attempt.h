/* An attempt as bytes, for the way from the front process to a worker. Private
 * to this room. It never holds expected output or solutions: there is no field
 * for them. */
#ifndef JUDGE_ATTEMPT_H
#define JUDGE_ATTEMPT_H

#include "judge/judge.h"

enum {
    ATTEMPT_FILES = JUDGE_FILES,
    ATTEMPT_MACROS = JUDGE_MACROS,
    ATTEMPT_ARGS = JUDGE_ARGS,
    ATTEMPT_RULES = 256,
    ATTEMPT_BYTES = 64 << 20, /* all of it together */
};

/* Limits with their defaults filled in and kept within reason. */
int64_t attempt_cpu_ms(const struct attempt *a);
int64_t attempt_steps(const struct attempt *a);
int64_t attempt_stack_bytes(const struct attempt *a);
int64_t attempt_history_bytes(const struct attempt *a);
int64_t attempt_heap_bytes(const struct attempt *a);
int64_t attempt_output_bytes(const struct attempt *a);
size_t attempt_run_count(const struct attempt *a); /* at most JUDGE_RUNS */
/* Runs to explore schedules with; 0: none, as for a run with history. */
int64_t attempt_schedules(const struct attempt *a);
/* Runs to sweep with, for each run of the attempt; 0: none, as for a run with history. */
int64_t attempt_sweep_runs(const struct attempt *a);
/* What exploring may take in all, whatever its budget of schedules: statements, so that it
 * stops at the same schedule on every machine, and behind that milliseconds by the clock. */
int64_t attempt_explore_steps(const struct attempt *a);
int64_t attempt_explore_ms(const struct attempt *a);
/* What all sweeps of an attempt may take together: the same two. */
int64_t attempt_sweep_steps(const struct attempt *a);
int64_t attempt_sweep_ms(const struct attempt *a);
/* Longest that a worker may take by the clock on the wall, in milliseconds:
 * the backstop behind the limits counted in processor time. */
int64_t attempt_wall_ms(const struct attempt *a);

/* What run_outcome() says of a run that printed this (cut: and more) and ended with this code. */
uint64_t attempt_outcome(struct str out, bool cut, int exit_code);

/* Can one worker run both? Not with a history, which holds what was in memory that nobody owned. */
bool attempts_go_together(const struct attempt *a, const struct attempt *b);

/* Appends to out. False when it is too big to be one. */
bool attempt_pack(const struct attempt *a, struct buf *out, struct error *reterr);
/* The way back. The result lives in the arena and borrows from bytes; every
 * slice is followed by a NUL. */
bool attempt_unpack(struct arena *a, struct str bytes, struct attempt *ret);

/* Several of them in one request: each as it is packed, and how many bytes of the result are its own. */
struct batched { struct str packed; uint64_t result_len; };
void batch_pack(const struct batched *list, size_t count, struct buf *out);
/* How many, at most JUDGE_BATCH; they borrow from bytes. One that came alone has result_len 0.
 * 0: it is damaged. */
size_t batch_unpack(struct str bytes, struct batched ret[JUDGE_BATCH]);

#endif
