/* progress/ - what a learner did, kept for ever in one SQLite file.
 *
 *   progress.c  open, migrate, close; the connection's settings
 *   event.c     the append-only event table: the truth
 *   derive.c    tables for lookups, rebuilt from events
 *   schema.c    the versions and how to get from one to the next
 *   fsrs.c      FSRS-5: how long something is remembered; fsrs.h
 *   memory.c    one event to what is remembered of its item; no file, no pack
 *   mastery.c   tables of that, kept step by step and rebuilt
 *   concepts.c  what is remembered, by the ideas of a pack
 *   audit.c     do the derived tables say what the events say?
 *
 * Neighbours: base, pack below; study, report above. SQLite is only here
 * (and in report/, through progress_read_only()). */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "base/base.h"
#include "pack/pack.h"
#include "progress/fsrs.h"

enum event_kind {
    EVENT_TRACK,     /* detail: track id */
    EVENT_OPENED,    /* an item was opened */
    EVENT_READ,      /* a lesson was read to its end */
    EVENT_ATTEMPT,   /* judged and counted; result, detail: failure code; ref: misconception tag */
    EVENT_HINT,      /* number: which, from 1; tag: the failure it fits, "leak", "case NAME", "stage ID"; detail: the
                        variant's id, if it is one of a variant */
    EVENT_SOLUTION,  /* the reference was shown before passing */
    EVENT_RESET,     /* detail: name of the backup */
    EVENT_UNDO_RESET,
    EVENT_REVIEW,    /* a variant was answered; item: its exercise; detail: the variant's id; result,
                        tag, number as ATTEMPT's of a quiz */
    EVENT_PREDICTED, /* before a run: what would happen; number: 1 sure, 0 unsure; result: was it so, NONE:
                        it was passed over; detail: what was asked about; tag */
    EVENT_PLACED,    /* placement: item; result, tag, number as ATTEMPT's of a quiz; detail: "pre", "post",
                        or the id of the unit behind which it came again */
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
    int64_t took_ms;       /* REVIEW: how long it took; 0 not known */
    int64_t usual_ms;      /* REVIEW: the median for its like, ATTEMPT: what the exercise says;
                              as it was known then; 0 not known */
    struct str stage;      /* HINT of a capstone: id of the stage that it was for */
    int zone_min;          /* filled in by progress_record: local time ahead of UTC */
};
/* The learner's own day, counted from 1970; it begins at four in the morning, so that what
 * is done after midnight belongs to the evening. */
int64_t progress_day(int64_t at_ms, int zone_min);

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
/* Throws the derived tables away and makes them again from events. changes may be NULL:
 * what is otherwise now, by table. */
enum derived_table { DERIVED_ITEMS, DERIVED_MEMORY, DERIVED_SIGHTINGS, DERIVED_TESTED, DERIVED_TABLES };
struct derived_changes { /* of each table */
    size_t rows[DERIVED_TABLES], added[DERIVED_TABLES], gone[DERIVED_TABLES], changed[DERIVED_TABLES];
    size_t total;        /* added, gone and changed */
    size_t events;       /* that they follow from */
    bool stale;          /* before: made from fewer events or by older rules, which the next to open
                            the file sees and mends by itself */
    struct str first;    /* one of them in words; in the arena; "" none */
};
bool progress_rebuild(struct progress *p, struct arena *a, struct derived_changes *changes,
                      struct error *reterr);
/* Do the derived tables of a file that is open for reading say what its events say? What
 * progress_rebuild() would change in it. */
bool progress_audit(struct progress *p, struct arena *a, struct derived_changes *changes,
                    struct error *reterr);
/* Runs SQLite's own integrity check; used by `doctor`. */
bool progress_verify(struct progress *p, struct error *reterr);

/* ---- memory.c, mastery.c: what is remembered -------------------------------
 *
 * Derived from events, and told of items: progress/ knows no ideas. concepts.c
 * brings a pack's ideas in when somebody asks, so an idea that an author renames
 * or moves needs no rebuild. */

/* Of one exercise, one per (pack, item). Days are progress_day()s. */
struct memory {
    struct str pack, item;
    /* up to the first pass */
    bool passed;
    int hints;             /* the highest opened by then */
    bool solution;         /* the reference was seen by then */
    int failures;
    bool foretold;         /* the last prediction before it was sure and right */
    int64_t passed_day;
    /* since then */
    bool rated;            /* the next five hold */
    struct fsrs fsrs;
    int64_t last_ms, last_day, due_day;
    int reviews, lapses;   /* variants answered; of those, wrong */
    int64_t review_day;    /* of the last variant */
    int reviews_that_day;
    int proofs;            /* days after the pass, and after sure_day, on which a variant was right
                              without a hint */
    int64_t proof_day;     /* the last of them */
    int64_t sure_ms, sure_day; /* when they were last sure and wrong; 0 never */
    bool hint_in_review;   /* opened since the last variant */
};
/* Is it an event that changes what is remembered of its item? */
bool memory_concerns(const struct event *e);
/* Of the time from an event to the next: so much was spent, at least 1; 0: nobody knows, they were away. */
int64_t progress_active(int64_t before_ms, int64_t now_ms);
/* The fold. m begins as zeros with pack and item. active_ms: time spent on the item up to
 * now, as in item_state. */
void memory_step(struct memory *m, const struct event *e, int64_t active_ms);
/* Proofs that are needed: one if it was passed with hint 1 at most, else two. */
int memory_proofs_needed(const struct memory *m);

/* A misconception, or a failure's code, as it was seen in answers to an item. */
enum sighting_kind { SIGHTING_TAG, SIGHTING_CODE };
struct sighting {
    struct str item;
    enum sighting_kind kind;
    struct str name;
    int times, sure;       /* sure: how often they were sure of it */
    int64_t last_ms, last_day, sure_ms, sure_day; /* the last time; 0 never */
};
/* What an event shows, at most two; slices borrowed from it. */
size_t sightings_of(const struct event *e, struct sighting ret[2]);
void sighting_add(struct sighting *to, const struct sighting *one);

struct tested { /* test-out */
    struct str unit;
    bool passed;
    int tries;
    int64_t passed_ms;
};
struct remembered { /* of one pack; in the arena */
    struct memory *memories; /* by item's id */
    size_t memory_count;
    struct sighting *sightings;
    size_t sighting_count;
    struct tested *tested;
    size_t tested_count;
};
bool progress_remembered(struct progress *p, struct arena *a, struct str pack,
                         struct remembered *ret, struct error *reterr);

/* ---- concepts.c -------------------------------------------------------------- */

enum concept_state {
    CONCEPT_NEW,      /* nothing tried */
    CONCEPT_LEARNING, /* tried, not passed */
    CONCEPT_FRAGILE,  /* passed, not (or no longer) proved */
    CONCEPT_MASTERED, /* passed and proved by a variant on a later day */
    CONCEPT_TESTED_OUT, /* its unit was passed by test, and nothing spoke against it since */
    CONCEPT_STATES,
};
const char *concept_state_name(enum concept_state s); /* "fragile" */
enum concept_cause { CAUSE_SCHEDULE, CAUSE_MISCONCEPTION, CAUSE_CAPSTONE };
struct concept {
    struct str idea;         /* borrowed from the pack */
    const struct item *item; /* the exercise to ask about: of several with this idea, that due first */
    size_t unit;             /* of the first of them */
    enum concept_state state;
    bool scheduled;          /* the rest holds */
    int64_t due_day;
    enum concept_cause cause; /* why it is due then */
    struct str because;      /* the misconception's tag, the failure's code; "" */
    struct fsrs fsrs;
    int64_t last_day;        /* of the last rating */
    int reviews, lapses;     /* of item */
};
/* The ideas of a pack, in course order: which items have which. */
#define CONCEPT_NONE ((size_t)-1)
struct concept_map { /* in the arena; borrows from the pack */
    const struct pack *pack;
    size_t count;
    size_t *of_item;         /* by item: its idea's number; CONCEPT_NONE: a lesson */
    size_t *first;           /* by idea: the first item that has it */
};
struct concept_map concept_map_make(struct arena *a, const struct pack *pack);
/* What is known, by item of the pack and by unit. */
struct knowledge {
    const struct memory *const *memories; /* by item; NULL: nothing yet */
    const struct sighting *sightings;
    size_t sighting_count;
    const int64_t *tested_ms; /* by unit: when it was passed by test; 0: it was not */
};
/* All of them: ret has room for map->count. */
void concepts_find(const struct concept_map *map, const struct knowledge *k, struct concept *ret);
/* Adds to days[d] the times that it falls due d days from today, as if each time were right
 * on its day; overdue ones fall on today. */
void concept_forecast(const struct concept *c, int64_t today, int *days, int count);

#endif
