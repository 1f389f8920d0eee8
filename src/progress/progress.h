/* progress/ - what a learner did, kept for ever in one SQLite file.
 *
 *   progress.c  open, migrate, close; the connection's settings
 *   event.c     the append-only event table: the truth
 *   derive.c    tables for lookups, rebuilt from events
 *   schema.c    the versions and how to get from one to the next
 *   mastery.c   (later) review schedule
 *
 * Neighbours: base, pack below; study, report above. SQLite is only here
 * (and in report/, through progress_read_only()). */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "base/base.h"

enum event_kind {
    EVENT_TRACK,     /* detail: track id */
    EVENT_OPENED,    /* an item was opened */
    EVENT_READ,      /* a lesson was read to its end */
    EVENT_ATTEMPT,   /* judged and counted; result, detail: failure code; ref: misconception tag */
    EVENT_HINT,      /* number: which, from 1 */
    EVENT_SOLUTION,  /* the reference was shown before passing */
    EVENT_RESET,     /* detail: name of the backup */
    EVENT_UNDO_RESET,
    EVENT_REVIEW,    /* a variant was answered; item: its exercise; detail: the variant's id; result,
                        tag, number as ATTEMPT's of a quiz */
    EVENT_PREDICTED, /* before a run: what would happen; number: 1 sure, 0 unsure; result: was it so */
    EVENT_PLACED,    /* placement: item; result, tag, number as ATTEMPT's of a quiz; detail: "pre", "post" */
    EVENT_TESTED_OUT, /* detail: the unit that was passed by test; result */
    EVENT_STAGE,     /* capstone: detail: the stage; number: its points; result */
    EVENT_BADGE,     /* capstone: detail: the dare that was met */
    EVENT_KINDS,
};
const char *event_kind_name(enum event_kind k); /* "attempt" */

enum attempt_result { RESULT_NONE, RESULT_PASSED, RESULT_FAILED };

/* Slices are borrowed for the call (record) or from the arena (reads). */
struct event {
    struct uuid id;        /* filled in by progress_record */
    int64_t at_ms;         /* the same */
    enum event_kind kind;
    struct str pack, item; /* ids */
    enum attempt_result result;
    struct str detail;     /* ATTEMPT: code of the first failure ("wrong-output", "leak") */
    struct str tag;        /* misconception believed, from a choice or prediction */
    int number;            /* HINT: which. ATTEMPT of quiz: 1 sure, 0 unsure, -1 not asked */
    struct str answer_hash; /* ATTEMPT: hex of a 64-bit hash of the answer */
};

/* Derived, one per (pack, item). */
struct item_state {
    struct str pack, item;
    bool opened, read, passed;
    bool helped;             /* passed after hint 3 or the solution */
    int attempts, failures;
    int failures_in_a_row;   /* since the last pass */
    int hints;               /* highest hint opened */
    int64_t first_opened_ms, first_passed_ms, last_ms;
    int64_t active_ms_to_pass; /* time in sessions until the first pass: gaps over 5 min do not count */
    struct str last_failure; /* code */
};

struct progress;
void progress_close(struct progress *p); /* NULL is fine */
/* Opens or makes the learner's file. A newer schema than ours is refused and
 * left alone; an older one is migrated after a copy was put beside it
 * (<path>.v<N>.bak). world is borrowed and must outlive it. */
OWNED(progress_close) struct progress *progress_open(const char *path, const struct world *world,
                                                     struct error *reterr);
/* For reports: no write, no migration, no lock left behind. */
OWNED(progress_close) struct progress *progress_open_read_only(const char *path, struct error *reterr);

/* Appends an event and brings the derived rows up to date, in one transaction.
 * Passing attempts are synchronous=FULL: they survive a power cut. */
bool progress_record(struct progress *p, struct event *e, struct error *reterr);
/* False with an empty state if there is nothing yet. Slices live in a. */
bool progress_item(struct progress *p, struct arena *a, struct str pack, struct str item,
                   struct item_state *ret);
/* All states of a pack (or of all, with an empty id). */
bool progress_items(struct progress *p, struct arena *a, struct str pack,
                    struct item_state **ret, size_t *ret_count, struct error *reterr);
/* All events in order of time. Calls see until it returns false. */
bool progress_events(struct progress *p, bool (*see)(void *ctx, const struct event *e), void *ctx,
                     struct error *reterr);
/* Small settings: "track", "theme", "learner" (name for reports), "place" ... */
struct str progress_setting(struct progress *p, struct arena *a, const char *key); /* "" if unset */
bool progress_set(struct progress *p, const char *key, struct str value, struct error *reterr);
/* Throws the derived tables away and makes them again from events. */
bool progress_rebuild(struct progress *p, struct error *reterr);
/* Runs SQLite's own integrity check; used by `doctor`. */
bool progress_verify(struct progress *p, struct error *reterr);

#endif
