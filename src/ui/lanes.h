/* The schedules of a program with threads: what view_threads.c (keys and screen) and its
 * parts share. Private to them.
 *
 *   lanes_draw.c     a run as lanes: rows, lock bars, joins
 *   threads_parts.c  outcomes as a histogram; whose turn it is
 *   threads_ask.c    what is asked of the judge, and what its verdicts mean
 *   view_threads.c   keys and screen
 *   view_turns.c     the game as an exercise */
#ifndef UI_LANES_H
#define UI_LANES_H

#include "study/lanes.h"
#include "ui/bench.h"

/* Where the lanes were drawn last. */
struct lanes_look {
    size_t row;       /* the selected one */
    size_t top;       /* first row shown */
    int rows;         /* so many fit */
    int first_lane;   /* of those that are shown */
    bool focus;
};
/* Draws the heads of the lanes and the rows; scrolls so that look->row is seen. */
void lanes_draw(const struct lanes *l, struct canvas *c, struct rect r, struct lanes_look *look);

enum { TURN_SCHEDULES = 400 };

enum threads_tab { TAB_LANES, TAB_OUTCOMES, TAB_TURNS, TAB_PICTURE, THREADS_TABS };

/* A moment of the game: the choices that led there and a run that begins with them. */
struct turn_state {
    struct verdict *verdict; /* owned */
    struct turns turns;      /* in arena */
    struct arena arena;
    uint64_t tick;           /* operations that the choices before have fixed */
    struct turn_choice choice; /* that was made here; thread -1: none yet */
    struct { bool known; double failing, all; } odds[32]; /* by thread, behind its choice */
};

struct threads_view {
    struct view view;
    enum threads_tab tab;
    struct arena kept;
    struct attempt all;       /* of the program: one run; in kept */
    /* every order */
    struct verdict *explored; /* owned; NULL: not there yet */
    /* lanes: a run */
    struct verdict *shown;    /* owned, or explored */
    struct arena lanes_kept;
    struct lanes lanes;
    struct lanes_look look;
    struct buf which;         /* "the shortest that fails", "an example of: 2" */
    bool lanes_fresh;
    /* outcomes: rows are outcomes, then failures */
    size_t outcome;
    /* the game */
    VEC(struct turn_state) states; /* the last one is now */
    struct arena turn_kept;
    struct lanes turn_lanes;
    struct lanes_look turn_look;
    size_t turn;              /* the bar: index of turns.list */
    bool odds;                /* asked for at this choice */
    bool won, told_end;
    struct trace_pane *trace; /* own, or that of the bench around the game */
    struct trace_pane own;
    enum threads_ask { THREADS_NOTHING, THREADS_EXPLORE, THREADS_RUN, THREADS_TURN, THREADS_ODDS,
                       THREADS_CHECK, THREADS_TRACE } want, asked;
    struct buf wanted;        /* RUN: which schedule; TURN: the new one */
    int odds_of;              /* thread */
    uint64_t odds_behind;
    const char *nothing;      /* why there is nothing to see */
    /* an exercise of kind schedule (view_turns.c): the game alone, and what it asks for */
    const struct exercise *exercise; /* NULL: none */
    struct bench *bench;
    int list_row, list_rows;  /* where the threads to choose from were drawn */
    bool moved;               /* turns_arrived() was called */
    void (*checked)(struct app *a, struct threads_view *x, struct verdict *v); /* takes it */
    struct rect body;
};

/* threads_ask.c */
void threads_pump(struct app *a, struct threads_view *x); /* asks, unless the judge is busy */
void threads_verdict(struct app *a, struct view *v, struct verdict *verdict);
void threads_show(struct app *a, struct threads_view *x, struct str schedule, const char *which);
const struct schedules *threads_schedules(const struct threads_view *x); /* NULL: not yet */
const struct lanes *threads_lanes(struct threads_view *x);
void threads_follow(struct threads_view *x); /* the picture goes to the selected step */
/* What the learner is to reach: the first failure that is more than a race. NULL: none. */
const struct finding *threads_goal(const struct threads_view *x);

/* view_threads.c: all but the trace */
void threads_release(struct threads_view *x);

/* threads_parts.c */
size_t outcomes_count(const struct threads_view *x);
void outcomes_draw(struct threads_view *x, struct canvas *c, struct rect r);
void outcomes_open(struct app *a, struct threads_view *x);
struct turn_state *turns_now(struct threads_view *x); /* NULL: not begun */
/* lanes false: what is above the choices is the caller's to draw. Returns it. */
struct rect turns_draw(struct threads_view *x, struct canvas *c, struct rect r, bool lanes);
bool turns_handle(struct app *a, struct threads_view *x, const struct ui_event *e,
                  enum action action);
void turns_arrived(struct app *a, struct threads_view *x); /* a new state is there */
/* Statements up to which the picture may be seen in the game. */
uint64_t turns_seen(struct threads_view *x);
/* Begins with these choices made; x->explored must be a run of them. */
void turns_begin(struct app *a, struct threads_view *x, const struct turn_choice *made, size_t count);
/* The choices so far as an order, "" if they are too many to be written down. */
struct str turns_order(const struct threads_view *x, struct arena *a);
/* Is it what the game is played for? */
bool turns_reaches(const struct threads_view *x, const char *code);
void turn_state_release(struct turn_state *s);

#endif
