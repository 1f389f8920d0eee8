/* A machine to explore that is small enough to be searched by brute force: threads are rows of
 * instructions over a few variables, locks, semaphores and conditions. It asks a scheduler and
 * leaves events just as guest/ does. Beside it, the enumerator that knows nothing of reduction:
 * every interleaving, each told apart from the others by its Mazurkiewicz trace (the order of
 * all pairs of operations that conflict). */
#ifndef TOY_H
#define TOY_H

#include <string.h>

#include "explore/explore.h"

enum { TOY_THREADS = 16, TOY_LONG = 24, TOY_VARIABLES = 128, TOY_LOCKS = 64, TOY_OBJECTS = 8, TOY_EVENTS = 512 };

enum toy_kind {
    T_READ = 1,   /* acc = variable */
    T_WRITE,      /* variable = value */
    T_ADD,        /* variable = acc + value */
    T_CAS,        /* acc = variable == 0 and then variable = value */
    T_FETCH,      /* acc = variable++, at once */
    T_LOCK, T_UNLOCK, T_LOCK_SHARED, T_UNLOCK_SHARED,
    T_TRYLOCK, T_TRYLOCK_SHARED, T_TRYWAIT, /* had: acc 1; else the next `value` are skipped */
    T_SEM_WAIT, T_SEM_POST,
    T_WAIT,       /* at condition object, giving up lock `value` */
    T_TIMED,      /* the same, but may go on without being woken */
    T_SIGNAL, T_BROADCAST,
    T_JOIN,       /* thread `object` */
    T_BARRIER,    /* of `value` threads */
    T_YIELD,
    T_PRINT,      /* output: its order is part of the outcome */
    T_END,        /* of the program, whatever others do */
    /* no operations, done with the one before: */
    T_IF_ZERO, T_UNLESS_ZERO, /* acc: go to instruction `object` */
    T_ASSERT,     /* acc == value, else the program ends as a failure */
    T_NEXT_SLOT,  /* the thread's variables are the ones behind from now on; value 0: as before */
};
struct toy_step { uint8_t kind, object; int16_t value; };
struct toy_program {
    uint32_t threads;
    struct toy_step step[TOY_THREADS][TOY_LONG];
    int16_t variables[TOY_VARIABLES]; /* initial */
    int16_t semaphores[TOY_OBJECTS];
};
struct toy_world {
    const struct toy_program *program;
    uint8_t at[TOY_THREADS];
    int16_t acc[TOY_THREADS];
    int16_t slot[TOY_THREADS];
    int16_t variables[TOY_VARIABLES];
    int16_t semaphores[TOY_OBJECTS];
    int8_t owner[TOY_LOCKS];        /* -1: nobody */
    uint8_t sharers[TOY_LOCKS];
    uint8_t queue[TOY_OBJECTS][TOY_THREADS], queued[TOY_OBJECTS]; /* of conditions */
    uint16_t waking;                 /* bits: were woken, and take their lock again */
    uint16_t waiting;                /* bits: wait at a condition, not woken */
    uint8_t arrived[TOY_OBJECTS];    /* at a barrier, in this round */
    uint16_t inside[TOY_OBJECTS];    /* bits: came to a barrier and have not left it */
    uint16_t released;               /* bits: may leave it */
    uint16_t yielded;
    uint64_t output;
    bool failed, ended;
};

void toy_begin(struct toy_world *w, const struct toy_program *p);
uint32_t toy_alive(const struct toy_world *w);
uint32_t toy_enabled(const struct toy_world *w);
struct thread_op toy_next(const struct toy_world *w, uint32_t thread);
uint32_t toy_choices(const struct toy_world *w, uint32_t thread); /* of a pick; below 2: none */
void toy_do(struct toy_world *w, uint32_t thread, uint32_t picked);
uint64_t toy_state(const struct toy_world *w);

/* The explore_machine. */
struct toy {
    const struct toy_program *program;
    struct guest_event events[TOY_EVENTS];
    uint32_t count;
    struct toy_world world; /* at the end of the last run */
    uint64_t runs;
    bool no_events;         /* for speed */
    void (*each)(struct toy *t, const struct explore_end *end);
    void *more;
};
void toy_run(void *with, struct guest_scheduler *s, struct explore_end *ret);
struct explore_machine toy_machine(struct toy *t, const struct toy_program *p);

/* A set of 64-bit numbers. */
struct toy_set { uint64_t *at; size_t count, room; };
bool set_add(struct toy_set *s, uint64_t x);
bool set_has(const struct toy_set *s, uint64_t x);
bool set_equal(const struct toy_set *a, const struct toy_set *b);
void set_clear(struct toy_set *s); /* and frees */

/* Brute force. bound: at most so many preemptions; -1: any. */
struct naive {
    struct toy_set traces, states, projections;
    uint64_t runs, deadlocks, limit;
    bool over; /* there were more runs than limit; what is in the sets is not all */
};
void naive_run(struct naive *n, const struct toy_program *p, int bound);
void naive_clear(struct naive *n);

#endif
