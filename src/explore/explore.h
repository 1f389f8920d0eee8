/* explore/ - which thread goes next: every order of a program's threads that matters, or as
 * many as a budget allows.
 *
 *   explore.c    the plan: exhaustive, then bounded, then sampled; outcomes and failures
 *   tree.c       runs as rows of nodes, which dpor.c and bound.c share; room.h
 *   dpor.c       exhaustive: depth first, with source sets and sleep sets
 *   conflict.c   which operations do not commute; happens-before of a run's events
 *   bound.c      at most so many preemptions
 *   sample.c     partial-order sampling (POS), PCT, random walk
 *   shorten.c    a failing schedule made short
 *   replay.c     schedules as text
 *   count.c      how many interleavings a class of them has
 *
 * Neighbours: base, program, guest below; judge above. What is run is handed in as a struct
 * explore_machine, so tests explore small models of their own.
 *
 * Words. A schedule is one order of operations. Two schedules are equivalent if they order
 * all operations that conflict in the same way; a class of equivalent ones is a Mazurkiewicz
 * trace, and one run of each class is enough. Interleavings are all schedules of the steps
 * that learners count (accesses, locks and the like; not beginning, creating, joining and
 * ending of threads).
 *
 * Nothing in here makes a system call or allocates after explore_init(). */
#ifndef EXPLORE_H
#define EXPLORE_H

#include "guest/guest.h"

/* ---- what is run ---------------------------------------------------------- */

struct explore_end {       /* of one run */
    uint64_t outcome;      /* a hash of all that a learner can see of it: output, exit code,
                              findings */
    uint64_t failure;      /* 0: it went well; else a hash of what it is that failed, equal for
                              the same mistake */
    bool cut;              /* SCHEDULE_STOP, or a limit: it says nothing of outcomes */
    bool by_itself;        /* all its threads had ended. Else (and that is the safe thing to say)
                              the last operation ended the program, whatever others were doing */
};
struct explore_machine {
    void *with;
    /* One run from the beginning, which asks s. */
    void (*run)(void *with, struct guest_scheduler *s, struct explore_end *ret);
    /* Of the last run; borrowed until the next. */
    const struct guest_event *(*events)(void *with, uint32_t *ret_count);
    /* Grows when more kinds of operations have become points: what was explored so far must
     * be explored again. NULL: never. */
    uint64_t (*raced)(void *with);
    /* The last run had an outcome, or a failure, that no run before had: the chance to keep
     * what it printed or found. index: of explore_result.outcomes or .failures. NULL: no. */
    void (*keep)(void *with, bool failure, uint32_t index);
    /* Asked before each run: true ends it as if the budget were used up (so many statements
     * or so much time went into it). NULL: never. */
    bool (*enough)(void *with);
};

/* ---- a schedule as text ----------------------------------------------------- */
/* "s:" and where it departs from guest_default_next(): the number of ticks since the
 * departure before (decimal), then the thread that goes next, a for main's, b, c ... p; or, at
 * a pick, r for 1, s for 2 ... z for 9. "s:" alone is the default. "s:5b3a": when 5 operations
 * are done b goes on, 3 later a. It stays valid while the program's operations do. */
enum { REPLAY_MAX = 512, DEPARTURES_MAX = 256 };
struct departure {
    uint32_t tick;
    uint8_t pick;          /* 1: value is a choice; 0: a thread */
    uint8_t value;
};
struct schedule {
    uint32_t count;
    struct departure at[DEPARTURES_MAX];
    bool cut;              /* there were more: it cannot be repeated from this */
};
/* False: text is none; *reterr says where and why. */
bool schedule_read(struct str text, struct schedule *ret, struct error *reterr);
/* Writes it and a NUL; what does not fit is not written and gives "". */
void schedule_write(const struct schedule *s, char ret[REPLAY_MAX]);
/* Of a run's events (with their points' enabled and pick flags). */
void schedule_of(const struct guest_event *events, uint32_t count, struct schedule *ret);
/* A scheduler that follows s, and the default behind it or where s asks for a thread that
 * cannot go (then *departed is set: the program has changed). */
struct replay {
    struct guest_scheduler scheduler; /* with: this struct */
    const struct schedule *schedule;  /* borrowed */
    uint32_t at;                      /* the next departure */
    bool departed;
};
void replay_start(struct replay *r, const struct schedule *s, bool weak);

/* ---- exploring ---------------------------------------------------------------- */

struct explore_plan {
    uint64_t budget;       /* runs; the exhaustive part has half of it, the rest is shared among
                              bounded and sampled if that did not suffice */
    uint64_t seed;
    bool weak;             /* explore weak behaviours of atomics as well, as a second stage */
    bool reduce;           /* false: every interleaving of points, for tests */
    const struct schedule *from; /* only runs that begin like this one: what can still happen
                              behind the prefix of `from_ticks` operations. NULL: all */
    uint32_t from_ticks;
};

enum { OUTCOMES_MAX = 32, FAILURES_MAX = 16 };
struct explore_outcome {   /* of a kind: equal hashes */
    uint64_t hash, failure; /* as explore_end */
    uint64_t classes;      /* or runs, where not exhaustive */
    double interleavings;  /* exact up to 2^53; 0: not counted */
    char schedule[REPLAY_MAX]; /* one example */
};
struct explore_failure {
    uint64_t hash;
    uint64_t runs;         /* that had it */
    uint32_t preemptions;  /* of the shortest that was found */
    uint32_t events;
    char schedule[REPLAY_MAX];
};
enum explore_stage { STAGE_EXHAUSTIVE, STAGE_WEAK, STAGE_BOUNDED, STAGE_POS, STAGE_PCT2, STAGE_PCT3,
                     STAGE_RANDOM, EXPLORE_STAGES };
struct explore_covered {
    uint64_t runs, failing;
    uint64_t threads, points; /* the most in a run: n and k of PCT's 1/(n*k^(d-1)) */
    uint32_t bound;        /* BOUNDED: all with at most so many preemptions were run; UINT32_MAX:
                              not even 0 */
    bool complete;         /* EXHAUSTIVE, WEAK: nothing is left */
};
/* Plain data: it is put into the log as it is (struct log_schedules). */
struct explore_result {
    bool complete;         /* every class was run */
    bool counted;          /* interleavings are exact */
    uint64_t runs;         /* all of them */
    uint64_t classes;      /* EXHAUSTIVE and WEAK: complete runs */
    uint64_t blocked;      /* begun and left, because they were equivalent to others */
    double interleavings;
    struct explore_covered stage[EXPLORE_STAGES];
    uint32_t outcome_count, outcomes_dropped;
    uint32_t failure_count, failures_dropped;
    struct explore_outcome outcomes[OUTCOMES_MAX]; /* most classes first */
    struct explore_failure failures[FAILURES_MAX]; /* fewest preemptions, then fewest events */
};

/* Reserves tables; once, before the lock-down. */
bool explore_init(struct error *reterr);
/* Runs as the plan says. *ret is filled whatever happens. */
void explore(const struct explore_machine *m, const struct explore_plan *plan,
             struct explore_result *ret);

/* What stands at log_run.schedules_offset: the result, and of each outcome and failure what
 * the machine kept of it. */
struct log_schedules {
    struct explore_result result;
    struct { uint64_t out_offset, out_len; int32_t exit_code; uint32_t run_outcome; }
        outcomes[OUTCOMES_MAX]; /* in log.bytes */
    struct log_finding failures[FAILURES_MAX]; /* code "": it failed without a finding */
    uint64_t us;           /* that exploring took */
};

/* ---- conflicts: conflict.c ------------------------------------------------------ */

/* They do not commute, or the first can make the second possible. Symmetric. Operations of
 * one thread always conflict; that is the caller's business. */
bool ops_conflict(const struct thread_op *a, const struct thread_op *b);
/* Is it one that learners count? */
bool op_counts(const struct thread_op *op);

#endif
