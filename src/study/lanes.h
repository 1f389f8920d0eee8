/* A run of threads as lanes, and the game of choosing who goes next. What is in here is a
 * pure function of a verdict and its sources; faces draw it or write it down.
 *
 *   lanes.c    which steps are shown; locks as bars; conflicting accesses joined
 *   turns.c    after so many operations: who can go next, and what each would do
 *   alike.c    do two orders come to the same; who was held up where
 *   explore_attempt.c  attempts that explore, that follow a schedule, that leave its picture
 *
 * A row is one step of one thread, in the order of the run; a lane is a thread's column. */
#ifndef STUDY_LANES_H
#define STUDY_LANES_H

#include "judge/judge.h"

enum { LANE_NONE = -1, LANE_JOIN_ROWS = 24, LANE_TRACKS = 3, LANE_SLOTS = 3 };

struct lane_row {
    const struct thread_step *step; /* NULL: what is told of a finding that no step made */
    int lane;            /* of lanes.threads */
    int line;            /* 0: unknown */
    uint64_t run_step;   /* statements, as thread_step.step */
    struct str text;     /* "n++: reads 0", printable, one line */
    struct str sentence; /* "Thread 2, line 12: `n++` reads n, which is 0." */
    bool preempted;      /* another thread went before it that could have gone on */
    bool fails;          /* the first finding is about this step */
    const char *code;    /* its code, at the last such row; else NULL */
};
/* A lock that a thread holds, or waits for: first and last row, both in it. */
struct lane_bar {
    int lane, track;     /* beside each other when there are several, 0..LANE_TRACKS-1 */
    size_t from, to;
    bool waits;          /* for it, while another has it */
    bool open;           /* still so behind `to` */
    struct str lock;
};
/* Two accesses of one object by two threads, at least one of them a write, with no other
 * such between them. */
struct lane_join {
    size_t from, to;     /* rows */
    int slot;            /* which of the channels between lanes its line has; LANE_NONE: no room */
};
struct lane {            /* function: of its first step */
    int thread;
    struct str name, function; /* "thread 1", "main" for the first */
};
struct lanes {
    struct lane *threads; /* by number */
    int count;
    struct lane_row *rows;
    size_t row_count;
    struct lane_bar *bars; /* by `from` */
    size_t bar_count;
    struct lane_join *joins; /* by `to` */
    size_t join_count;
    size_t fail_row;     /* the last row of the finding; SIZE_MAX: nothing was found */
    size_t preemptions;
};
/* Lives in a and borrows from r and files. upto: steps with a tick from there on are left
 * out, and the finding if the run was not there yet; UINT64_MAX: all. */
struct lanes lanes_of(struct arena *a, const struct run_result *r, const struct source_file *files,
                      size_t file_count, uint64_t upto);
/* The next row with a preemption behind (by 1) or before (-1) row; SIZE_MAX: none. */
size_t lanes_preemption(const struct lanes *l, size_t row, int by);
/* What a thread is called: "main", "thread 1". */
struct str lane_name(struct arena *a, int thread);
/* The source text of a place on one line; "" unknown. */
struct str lane_source(struct arena *a, const struct place *at, const struct source_file *files,
                       size_t file_count);
/* "n++: reads 0" and "`n++` reads n, which is 0"; done false: that it is about to. */
struct str lane_brief(struct arena *a, const struct thread_step *s, struct str source, bool done);

/* ---- alike.c: two orders of one program -------------------------------------------- */

enum alike {
    NOT_ALIKE,
    HELD_UP_ALIKE,       /* the same threads were held up before the same lines */
    SAME_CLASS,          /* all that conflicts is in the same order: nobody can tell them apart */
    SAME_ORDER,          /* both */
};
enum alike orders_alike(const struct run_result *r, const struct run_result *s);
/* "No thread was held up: ...", "Held up: thread 1 before line 20 ..." Lives in a. */
struct str held_up_told(struct arena *a, const struct run_result *r);

/* ---- turns.c: be the scheduler ----------------------------------------------- */

struct turn {            /* of a thread, at a choice */
    int thread;
    struct str name;     /* "thread 1" */
    bool can_go;
    const struct thread_step *next; /* what it does when it goes on; NULL: not known */
    struct str text;     /* "n++: reads", "waits to lock m (thread 2 has it)", "has ended" */
};
struct turns {
    struct turn *list;
    size_t count;
    uint64_t tick;       /* the choice is before this operation; all before it is done */
    uint64_t step;       /* statements done by then, as thread_step.step */
    bool over;           /* the run has come to its end: there is nothing to choose */
    int running;         /* who did the last operation, -1: nobody yet */
    const struct finding *found; /* what went wrong by now, more than a race if there is both;
                                    NULL: nothing */
};
/* The first choice from this operation on, that is the first one at which at least two threads
 * can go, and what comes next is noticed by others: also an access of memory that they touch,
 * whether or not it was a point of that run. r: a run that begins with the prefix; it may go on as it likes. */
struct turns turns_of(struct arena *a, const struct run_result *r, const struct source_file *files,
                      size_t file_count, uint64_t tick);
/* Choices made so far as a schedule that can be repeated, "" if they are too many. */
struct turn_choice { uint64_t tick; int thread; };
struct str turns_schedule(struct arena *a, const struct turn_choice *made, size_t count);
/* The other way round; 0: it is none, or holds choices that are not of a thread. */
size_t turns_read(struct arena *a, struct str order, struct turn_choice **ret);
/* Is it no more than that accesses raced, which is so in every order? */
bool finding_is_race(const char *code);

/* ---- explore_attempt.c ---------------------------------------------------------- */

/* That run of an attempt alone, with all that lanes show; explores so many schedules first,
 * 0: follows `schedule`. Lives in a. */
struct attempt attempt_for_lanes(struct arena *a, const struct attempt *all, size_t run,
                                 struct str schedule, int64_t schedules);
/* Is there something to explore: a run that had threads and was not? */
bool verdict_wants_schedules(const struct verdict *v);
/* The first run with threads; SIZE_MAX: none. */
size_t verdict_threads(const struct verdict *v);
/* How much was tried, as a sentence: "All 252 interleavings tried, in 12 classes." */
struct str schedules_told(struct arena *a, const struct schedules *s);
/* 1234567 as "1,234,567"; more than 2^53 as "about 10^20". */
struct str count_told(struct arena *a, double n);

#endif
