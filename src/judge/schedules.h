/* All schedules of a program, run in a worker. Private to this room. */
#ifndef JUDGE_SCHEDULES_H
#define JUDGE_SCHEDULES_H

#include "judge/log.h"

/* A program that is ready to run, and with what. All borrowed. */
struct subject {
    const struct program *program;
    void *const *code;
    int (*entry)(int, char *, char *);
    const struct guest_input *input;
    const struct run_file *files; /* put back before each run */
    size_t file_count;
};

/* ---- schedules.c ---- */

/* Reserves what exploring needs, before the second lock-down. */
bool schedules_init(const struct attempt *a, struct error *reterr);
/* From here on it is this attempt's runs that are explored. */
void schedules_begin(const struct attempt *a);
/* Makes the guest ready for one more run of the subject, the first included. */
bool schedules_ready(const struct subject *s, bool first);

struct explored {
    struct log_schedules *log;    /* outcomes[].out_offset counts from outs */
    const char *outs;             /* OUTCOMES_MAX of LOG_OUTCOME_BYTES */
    bool shows;                   /* a schedule failed: this one is to be shown */
    struct schedule schedule;
    uint64_t failure;             /* what it must lead to again */
    bool violated;                /* the finding below is to be told as well */
    struct log_finding violation; /* atomicity-violation */
    char fault[256];              /* "": none. A fault of ours */
};
/* Runs the schedules of a subject that makes threads, as the attempt wants it. from is its
 * schedule. The result is borrowed until the next call. */
struct explored *schedules_explore(const struct subject *s, const struct attempt *a,
                                   const struct schedule *from);
/* What failed in a run, as explore_end has it: 0 if it went well. */
uint64_t schedules_failure(const struct log_run *run);

/* ---- atomicity.c ---- */

/* The events of a run, ordinary accesses included: is there an access of another thread
 * between two of one thread that belong together? Fills *ret, which is then to be added to
 * what was found. */
bool atomicity_find(const struct guest_event *events, uint32_t count, const struct program *p,
                    struct log_finding *ret);

#endif
