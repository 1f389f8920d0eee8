/* room.h - what the files of explore/ share. Not for other rooms.
 *
 * The tree searches (dpor.c, bound.c) keep the run under way as a row of nodes, one for each
 * time that the machine asked: a point (who goes next; the operation that follows is the
 * node's) or a pick (a choice within the operation before it). The next run repeats the nodes
 * that are kept and appends new ones; what is known of the kept ones (clocks, chains) stays,
 * so that a run costs what is new in it. A node is "settled" when its operation's place in the
 * happens-before order is known, which is at the next point, or at the end. */
#ifndef EXPLORE_ROOM_H
#define EXPLORE_ROOM_H

#include <string.h>

#include "explore/explore.h"

enum { NODES_MAX = 32000, PICKS_MAX = 10, RIVALS_MAX = 64 };
#ifdef TINY
enum { HEADS = 8 };
#else
enum { HEADS = 4096 };
#endif

/* What happened before something: by thread, the number of its last such node + 1. */
struct past {
    union {
        int16_t at[THREADS_MAX];
        int16_t half[2] __attribute__((vector_size(16)));
        struct { int16_t __attribute__((vector_size(16))) low, high; };
    };
};
static inline void past_join(struct past *to, const struct past *from)
{
    __typeof__(to->low) a = from->low > to->low, b = from->high > to->high;
    to->low = (from->low & a) | (to->low & ~a);
    to->high = (from->high & b) | (to->high & ~b);
}

struct node {
    struct past past;      /* settled: what happened before its operation, and that itself */
    struct past last;      /* by thread, number + 1 of the node whose past it has: its own last
                              one, or the one that created it; 0: none */
    struct thread_op op;
    uint32_t tick;
    uint8_t thread;        /* that went */
    uint8_t running;       /* that went before */
    uint8_t ordinary;      /* that the default would have chosen */
    bool pick;             /* then only tick, value and choices count */
    uint8_t value, choices;
    bool preempts;
    bool counted;          /* op_counts() */
    uint16_t enabled;      /* that could go, fairly */
    uint16_t alive;
    uint16_t unborn;       /* are alive, and have not done their first */
    uint16_t todo;         /* are to be tried here, or were */
    uint16_t done;         /* were tried, with all that follows; the current one is not in it */
    uint16_t sleep;        /* need not be tried: all that begins with them was run elsewhere */
    uint16_t ends;         /* went from here, and the program ended while others lived */
    uint16_t woken;        /* settled, of a condition: whom this woke */
    uint8_t queued;        /* of a condition: how many wait behind this operation */
    uint8_t slots;         /* chains that it is in */
    uint64_t queue;        /* their numbers, four bits each, the first the lowest */
    int32_t link[2];       /* the next in its chain: node * 2 + slot; -1 none */
    uint16_t bucket[2];
    uint64_t id[2];        /* of the objects that it touches */
    uint64_t trace;        /* hash of its past; see bound.c */
    uint32_t spent;        /* bound.c: preemptions before this node */
};

/* A schedule that was followed. */
struct taken {
    struct schedule schedule;
    uint32_t preemptions, events;
};

/* An earlier operation that the one just settled races with. */
struct rival {
    int node;
    bool blocks;           /* it may have kept the later one waiting */
};
struct search {
    struct guest_scheduler scheduler;
    struct node *nodes;    /* NODES_MAX and one for scratch */
    int kept;              /* nodes that the next run repeats */
    int at;                /* nodes of this run so far */
    int base;              /* nodes of the prefix that is given */
    int open;              /* the last point's node; -1 none */
    int settled;           /* nodes in front of this are */
    int wides;             /* settled nodes whose access is in no one granule */
    int32_t heads[HEADS];  /* of chains */
    uint64_t whole;        /* sum of all settled nodes' traces */
    struct rival rivals[RIVALS_MAX];
    int rival_count;
    bool weak, hashing;
    uint32_t numbers;      /* bits: of the threads that lived in any run */
    /* of the run */
    bool blocked, overflow, astray, stuck;
    uint16_t yields, again; /* bits: asked to be passed over, and did so a second time */
    uint32_t waiting;      /* bits: alive at the last point, but could not go; and for what */
    struct thread_op waits[THREADS_MAX];
    const struct schedule *from;
    uint32_t from_ticks, from_at;
    /* who goes at a new node; SCHEDULE_STOP: nobody */
    int (*choose)(struct search *s, struct node *n, const struct guest_point *p);
    /* the node was settled */
    void (*settled_one)(struct search *s, int number);
};
extern struct search search;

/* ---- conflict.c ---- */
bool conflict(const struct thread_op *a, const struct thread_op *b, bool weak);
/* Settled operation o may have woken this thread, which goes on when its time is over, too. */
bool ends_wait(const struct search *s, const struct node *o, uint32_t thread,
               const struct thread_op *next);
/* Finds what happened before node e and which operations it races with (s->rivals, latest
 * first), and enters it in the chains. */
void settle(struct search *s, int e);
/* The same for an operation that never came to be done: only the rivals. In the scratch node. */
struct node *pending(struct search *s, uint32_t thread, const struct thread_op *op);
/* Forgets what was settled from node `from` on. */
void unsettle(struct search *s, int from);
/* The program ended with node e while others lived: it comes after all they did. */
void settle_end(struct search *s, int e);

/* ---- tree.c ---- */
void tree_start(struct search *s, const struct explore_plan *plan, bool weak);
/* One run that repeats the kept nodes. False: the budget is used up. */
bool tree_run(struct search *s, enum explore_stage stage, struct explore_end *ret);
/* How the last run departed from the default. */
void tree_taken(struct taken *ret);

/* Goes back to the last node where something is left to try. False: nothing is. */
bool tree_back(struct search *s);
/* The same for schedulers that keep no nodes: they tell each choice. */
extern struct taken recorded;
void record_start(void);
void record_turn(const struct guest_point *p, uint32_t thread);
void record_pick(const struct guest_point *p, uint32_t value);
void recorded_taken(struct taken *ret);

/* The default, see guest_default_next(). */
static inline uint32_t ordinary_next(const struct guest_point *p)
{
    uint32_t free = p->enabled & ~p->yielded;
    if (free >> p->running & 1)
        return p->running;
    uint32_t among = free ? free : p->enabled, behind = among & ~((2u << p->running) - 1);
    return (uint32_t)__builtin_ctz(behind ? behind : among);
}
static inline bool preempts(const struct guest_point *p, uint32_t thread)
{
    return thread != p->running && (p->enabled & ~p->yielded) >> p->running & 1;
}

/* ---- explore.c ---- */
/* Runs are m's, and what comes out is put into *ret, from now on. Both borrowed. */
void session_open(const struct explore_machine *m, struct explore_result *ret);
/* One run, if stage has budget left: false if not. */
bool session_run(enum explore_stage stage, struct guest_scheduler *s, struct explore_end *ret);
/* Puts it down. classes: 0 where runs are no classes of their own (then runs are counted). */
void session_note(enum explore_stage stage, const struct explore_end *end, bool class,
                  double interleavings, void (*taken)(struct taken *ret));
/* More places have become points since the stage began: all must be done again. */
bool session_raced(void);

struct explore_result *session_result(void);
/* How many runs the parts that follow have. */
void session_budget(uint64_t runs);
/* Puts down how a failure came about, if it is shorter than what is known. */
void session_failed(uint64_t failure, const struct taken *t);
/* The shortest schedule known of result->failures[index]. Borrowed until session_failed(). */
const struct schedule *session_failure(uint32_t index);
/* A stage begins, or begins again: what it counted so far is void. */
void session_begin(enum explore_stage stage);
/* Keeps the most threads and points that a run of the stage had. */
void session_points(enum explore_stage stage, const struct search *s);

/* ---- dpor.c, bound.c, sample.c, shorten.c ---- */
/* Each runs until it is through, or the stage's budget is used up. */
void explore_exhaustive(enum explore_stage stage, const struct explore_plan *plan);
void explore_bounded(const struct explore_plan *plan);
bool bounded_init(struct error *reterr);
/* All schedules with at most `bound` preemptions. False: the budget did not suffice. *ret_beyond:
 * there are schedules with more. stage EXPLORE_STAGES: only failures are put down. */
bool bounded_search(enum explore_stage stage, const struct explore_plan *plan, uint32_t bound,
                    bool *ret_beyond);
void explore_sampled(enum explore_stage stage, const struct explore_plan *plan);
/* Looks for shorter schedules of the failures found. */
void shorten(const struct explore_plan *plan);

/* ---- count.c ---- */
/* Interleavings of the class of the settled run; 0: too many states to count. *work is reduced
 * by what it cost. */
double count_class(const struct search *s, int64_t *work);

#endif
