/* What the files that read a worker's log share: verdict.c, party.c, verdict_threads.c. Private to
 * this room. The log is never believed; see verdict.c. */
#ifndef JUDGE_READING_H
#define JUDGE_READING_H

#include "judge/log.h"
#include "judge/verdict.h"

struct reading {
    struct verdict *v;
    struct attempt attempt;
    const struct judge_log *log;
    uint64_t byte_count;     /* of log->bytes */
    struct program program;  /* its tables; empty if they did not come */
    struct str *own_files;   /* names of the attempt's files; of the verdict's arena */
    struct worker_end end;
};

/* ---- verdict.c ---- */

/* A fixed field of the log as text; it may lack its NUL. */
struct str reading_field(struct reading *r, const char *at, size_t room);
/* len bytes of log->bytes from offset on, as far as they are there; copied. */
struct str reading_bytes(struct reading *r, uint64_t offset, uint64_t len);
/* Of a number of program.sites. line 0 if it is not in the learner's files. */
struct place reading_place(struct reading *r, uint32_t site);
/* Of a stack: those that are in the learner's files. */
size_t reading_places(struct reading *r, const uint32_t stack[LOG_STACK], struct place **ret);
/* Fills to, which has room, with what the log says of a finding. */
void reading_finding(struct reading *r, const struct log_finding *from, struct finding *to);

/* ---- party.c ---- */

/* The threads that a finding has to do with. Its code is there already. */
void reading_parties(struct reading *r, const struct log_finding *from, struct finding *f);

/* ---- verdict_threads.c ---- */

/* What the run's threads did, and what exploring their schedules found. The findings of the
 * run are there already. */
void reading_threads(struct reading *r, const struct log_run *from, struct run_result *to);

/* ---- costs.c ---- */

/* What the run cost. */
void reading_costs(struct reading *r, const struct log_run *from, struct run_result *to);

/* ---- verdict_ownership.c ---- */

/* What was found of ownership before the run. The verdict's kind is there already. */
void reading_ownership(struct reading *r);

/* ---- verdict_sweep.c ---- */

/* Failures that were tried, or that the attempt asked for. The findings of the run are there
 * already. */
void reading_sweep(struct reading *r, const struct log_run *from, struct run_result *to);
/* The sentence of failure-unnoticed, whose text in the log is a word of ours. */
void reading_unnoticed(const struct log_finding *from, struct finding *f);

#endif
