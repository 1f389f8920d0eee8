/* Private to report/: what is known of everyone, and how it is filled in. */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "report/report.h"

/* ---- names.c: pairs of strings to small numbers ------------------------------ */

struct name {
    struct str a, b; /* in the arena given */
};
struct names {
    VEC(struct name) list;
    size_t *slots;     /* owned; index + 1, 0 is free */
    size_t slot_count; /* a power of two */
};
/* The number of (a, b), new if need be; the text is copied into arena. */
size_t names_add(struct names *n, struct arena *arena, struct str a, struct str b);
void names_release(struct names *n);

/* ---- what is gathered ----------------------------------------------------------- */

enum {
    MINUTE_MS = 60 * 1000,
    DAY_MS = 24 * 60 * MINUTE_MS,
    SESSION_GAP_MS = 30 * MINUTE_MS,   /* a longer one ends the session */
    SILENT_DAYS = 7,
};
#define NO_COLUMN ((size_t)-1)

/* Something that events speak of. The items of the pack come first, in course order. */
struct column {
    struct str pack, item, title; /* printable */
    const struct item *at;        /* NULL: not in this pack */
};

/* One learner at one column. */
struct record {
    bool opened, read, passed, helped, solution;
    int attempts;         /* all of them */
    int attempts_to_pass; /* until the first pass, or so far */
    int failures;
    int failures_in_a_row;
    int same_in_a_row;    /* of those, how many at the end had the same code */
    size_t code;          /* of the last failure, in figures.codes */
    int hints;
    uint32_t parts;       /* of a capstone, bits: stages that ever passed, then dares */
    int64_t first_ms, passed_ms, last_ms;
    int64_t active_ms;    /* until the first pass, or so far */
};

/* ---- what is remembered (memory.c) ------------------------------------------------ */

enum { FORECAST = 14 }; /* days, from today */
enum { PLACED_NEVER = -1, PLACED_WRONG, PLACED_RIGHT };
/* Of the learner whose events pass by; memory for all of them is made once. */
struct remembering {
    struct memory *memories;      /* by item of the pack ... */
    const struct memory **known;  /* ... NULL: nothing yet */
    VEC(struct sighting) seen;
    int64_t *tested_ms;           /* by unit */
    signed char *placed[2];       /* before and after, by question: PLACED_... */
    struct concept *concepts;
    int zone_min;                 /* of the last event */
};
struct idea {                     /* one learner's */
    uint8_t state, cause;         /* enum concept_state, enum concept_cause */
    bool scheduled;
    int32_t due_in;               /* days from today, if scheduled */
    float recall, stability;      /* stability 0: never rated */
};
struct idea_figures {
    int states[CONCEPT_STATES];   /* learners */
    int due;
};
struct inventory { int asked, right; };

/* What stuck.c follows while events pass by. */
struct run {
    size_t column, code;
    int length;
};
struct trail {
    int64_t last_ms;
    bool begun;
    int sessions;
    bool attempted;    /* in this session */
    struct run now;    /* failures of one kind at one item, at this moment */
    struct run best;   /* the longest of this session that was not overcome */
    struct run runs[2]; /* the longest of the last sessions with attempts, newest first */
    double ratio_sum;  /* of this session: time to pass in expected times */
    int ratio_count;
    double ratios[3];  /* of the last sessions with a pass, newest first; 0: none */
};

struct tag_times {
    size_t tag; /* in figures.tags */
    int times, sure;
};
struct learner {
    struct str name;         /* printable, one line */
    bool named;              /* by a setting, not by the file */
    VEC(const char *) files; /* paths, in figures.arena */
    struct str track;        /* title, or id if the pack does not know it */
    VEC(struct record *) records; /* by column, NULL: nothing; in figures.arena */
    VEC(struct tag_times) tags;
    size_t last_column;
    const struct item *place; /* the last they touched; NULL: nowhere in this pack */
    int64_t first_ms, last_ms; /* 0: no event */
    struct trail trail;
    struct idea *ideas;        /* by number in figures.ideas; in figures.arena */
    bool *tested;              /* by unit: passed by test */
    int states[CONCEPT_STATES]; /* ideas */
    int debt, reviews, lapses; /* due today; variants answered, and wrongly */
    int forecast[FORECAST];    /* reviews due on each day, if all are right */
    struct inventory inventory[2]; /* before and after */

    /* filled in by figures_finish() */
    size_t items_done, exercises_passed;
    size_t *unit_done;        /* by unit, of what is not optional; in figures.arena */
    size_t *unit_more;        /* of what is optional */
    size_t items_more;
    int attempts, hints;
    int64_t median_ms, p90_ms; /* time to first pass; -1: none passed */
    struct str reason, action; /* "" unless stuck */
};

struct exercise_figures {
    size_t column;
    int opened, tried, passed, helped;
    int first_try;      /* passed with the first attempt, without help */
    int stopped;        /* it is the last they touched, not passed, silent for a week */
    int median_attempts; /* to the pass, or so far; of those who tried */
    int64_t median_ms;  /* to the first pass; -1: nobody passed */
};

struct tag_figures {
    size_t tag; /* in figures.tags */
    int times, sure, learners;
};

struct unread {
    const char *path; /* in figures.arena */
    enum error_kind kind;
    struct str why;
};

struct figures {
    struct arena arena;
    const struct pack *pack;              /* borrowed */
    const struct report_options *options; /* borrowed */
    struct names names;                   /* (pack, item) of columns, same numbers */
    VEC(struct column) columns;
    struct names codes, tags;             /* b is empty */
    VEC(struct tag_figures) tag_figures;  /* by tag; after finish most often first */
    VEC(struct learner *) learners;       /* after finish by name; owned */
    struct names people;                  /* the named ones ... */
    VEC(struct learner *) named;          /* ... and who they are; borrowed from learners */
    struct names inodes;                  /* of files seen */
    VEC(struct unread) unread;
    VEC(struct exercise_figures) exercises; /* tried ones of the pack, hardest first */
    VEC(struct exercise_figures) strangers; /* touched, but not in this pack */
    size_t untried;                       /* exercises of the pack that nobody tried */
    struct remembering remembering;
    struct names seen_at;                 /* items of sightings; b is empty */
    struct concept_map ideas;
    struct idea_figures *idea_figures;    /* by idea */
    struct idea_figures *unit_states;     /* by unit: ideas of all learners */
    int forecast[FORECAST], debt, mastered, fragile; /* of all learners */
    size_t files_read;
    double *unit_share;                   /* by unit: mean part done, 0 to 1; in arena */
    int active_week, stuck, finished;     /* learners */
};

/* gather.c */
void figures_init(struct figures *f, const struct pack *pack,
                  const struct report_options *options);
void figures_release(struct figures *f);
void figures_add(struct figures *f, const char *file_or_folder);
void figures_unite(struct figures *f); /* learners who came in several files */
/* figures.c */
void figures_finish(struct figures *f);
bool record_done(const struct column *c, const struct record *r); /* r may be NULL */
/* Sorts values. rank from 0 to 1: 0.5 the median, by nearest rank; -1 for none. */
int64_t quantile(int64_t *values, size_t count, double rank);

/* memory.c: for each learner begin, see for each event in order, end */
void remembering_begin(struct figures *f);
/* it: that the event speaks of, NULL: none of this pack; active_ms: on it, up to the event. */
void remembering_see(struct figures *f, const struct item *it, int64_t active_ms,
                     const struct event *e);
void remembering_end(struct figures *f, struct learner *l);
void remembering_finish(struct figures *f);
void remembering_release(struct figures *f);
struct str idea_name(const struct figures *f, size_t idea);

/* capstones.c */
struct capstone_figures { /* of one learner */
    int points;           /* of 100 */
    size_t stages, stages_passed, dares, dares_met;
};
bool is_capstone(const struct column *c);
void capstone_see(const struct column *c, struct record *r, const struct event *e); /* EVENT_STAGE, EVENT_BADGE */
struct capstone_figures capstone_of(const struct column *c, const struct record *r); /* r may be NULL */
struct str capstone_badges(struct arena *a, const struct column *c, const struct record *r); /* "Grows, Small" */
/* The next that somebody has begun, in course order and then by name: both begin at 0; *column is of
 * what is returned, *learner the one behind them. NULL: no more. */
const struct record *capstone_next(const struct figures *f, size_t *column, size_t *learner);

/* stuck.c */
void trail_session(struct trail *t, int64_t at_ms); /* first, for each event */
void trail_attempt(struct trail *t, size_t column, const struct record *r, bool passed,
                   size_t code);
void trail_pass(struct trail *t, int64_t active_ms, int expected_minutes);
/* Fills reason and action of a learner who is stuck. */
void stuck_judge(struct figures *f, struct learner *l);

/* words.c */
struct str one_line(struct arena *a, struct str from_outside); /* printable, no newline */
struct str tag_words(struct arena *a, struct str tag); /* for people: "names are labels" */
/* What a believer of it would say, if the pack knows; else the tag's words. */
struct str tag_sentence(struct arena *a, const struct figures *f, struct str tag);
struct str words_duration(struct arena *a, int64_t ms);        /* "3m", "1h 20m"; -1: "-" */
struct str words_ago(struct arena *a, int64_t then_ms, int64_t now_ms); /* "2 days ago" */
struct str words_day(struct arena *a, int64_t ms);             /* "2026-11-20" */
struct str words_unit(struct arena *a, const struct figures *f, size_t unit);
struct str words_place(struct arena *a, const struct figures *f, const struct learner *l);
int percent(int part, int whole); /* rounded; 0 of 0 is 0 */

/* text.c, csv.c, json.c, html.c */
void report_text(struct figures *f, struct buf *out);
void report_csv(struct figures *f, struct buf *out);
void report_json(struct figures *f, struct buf *out);
void report_html(struct figures *f, struct buf *out);
/* One cell of a table as RFC 4180 wants it, formulas defused. */
void csv_cell(struct buf *out, struct str text);

#endif
