/* threads.h - threads as the files of guest/ see them: points, blocking, clocks. Not for
 * other rooms.
 *
 * A library function that synchronises:
 *
 *     thread_point(op, ready, object);   others may go first; returns when ready(object)
 *     ... do it: no other thread runs in between ...
 *     thread_done(value, flags);         the event is written down
 *
 * Which clocks it joins is its own business: clock_acquire() when it learns what another
 * did before, clock_release() when another may learn from it (happens-before, C11 5.1.2.4).
 * While only main's thread was ever made all of these return at once. */
#ifndef GUEST_THREADS_H
#define GUEST_THREADS_H

#include "guest/heart.h"

/* ---- threads.c ---- */

/* Is some thread's state READY? */
typedef bool (*thread_ready)(const void *object, uint32_t thread);

/* The thread that runs is about to do op: others may go first. Returns when it is its turn,
 * and ready(object, thread) is true (NULL: always). Nobody can ever go: deadlock, and the
 * run ends. */
void thread_point(struct thread_op op, thread_ready ready, const void *object);
/* What was announced has been done. */
void thread_done(uint64_t value, unsigned flags);
/* Flags of done, not of the event: DONE_OLD: doing it again may read another value, although
 * nobody writes (orders.c). DONE_SAME: an update stored what was there. */
enum { DONE_OLD = 1 << 8, DONE_SAME = 1 << 9 };
/* The scheduler's choice among that many; 0 is the ordinary one. Between point and done. */
uint32_t thread_pick(uint32_t choices);
/* An op about the object at p, at the site of the library call under way. */
struct thread_op op_of(enum op_kind kind, const void *p, size_t size);
/* Point and done of a library function whose state all threads share. */
void thread_library(uint32_t state);
/* The same, of what may be locked (flockfile). */
void thread_library_when(uint32_t state, thread_ready ready, const void *object);
enum { LIBRARY_OUTPUT = 1, LIBRARY_INPUT, LIBRARY_FILES, LIBRARY_CLOCK, LIBRARY_ENVIRONMENT,
       LIBRARY_LOCALE, LIBRARY_ATEXIT, LIBRARY_RANDOM };

uint32_t thread_self(void);           /* number of the thread that runs */
bool thread_is_main(void);
/* Makes one; start(argument) runs on a stack of its own at its first turn. THREADS_MAX: there
 * is no room. code is what hook_fn gave. */
uint32_t thread_create(void *(*code)(void *), void *argument, bool detached, U site);
ENDS void thread_exit(void *result);  /* of the one that runs */
enum thread_state { THREAD_NONE, THREAD_ALIVE, THREAD_ENDED, THREAD_JOINED };
struct thread_facts {
    enum thread_state state;
    bool detached;
    void *result;
    uint32_t serial;       /* which of the run's threads, from 0: a number is used again */
    U site;                /* of the call that made it */
};
const struct thread_facts *thread_facts(uint32_t thread);
void thread_join(uint32_t thread);    /* it has ended: gives its number back */
void thread_detach(uint32_t thread);
void threads_reset(void);
void threads_check_end(void);         /* thread-leak, when the program has ended */
/* It has had many statements without any other in between: others may go on. */
void thread_slice(U site);
/* The thread that runs asks to be passed over until another has done something. */
void thread_yields(void);
/* The scheduler of this run wants weak behaviours of atomics. */
bool threads_weak(void);

/* ---- held.c ---- */
/* What a thread holds, for deadlocks and races; kept by who locks and unlocks. A lock that is
 * locked again is held twice. */
void held_add(uint64_t address, U site);
void held_remove(uint32_t thread, uint64_t address);
/* The thread that has the object at this address, for the cycle of a deadlock; THREADS_MAX:
 * nobody. */
uint32_t held_by(uint64_t address);
bool held_any(void);
uint64_t held_within(uint64_t base, uint64_t size); /* the address of a lock there that some thread has; 0: none */
/* sync.c. A block is about to be freed: whoever has a lock in it cannot give it back any more. */
void sync_freed(uint64_t base, uint64_t size);
uint32_t held_copy(uint32_t thread, struct log_held ret_held[LOG_HELD]); /* the last; how many */
void held_reset(void);
/* The same of the thread that runs, for contracts about locks. */
struct held {
    uint64_t address;
    uint32_t site, depth;  /* where it was taken, and by which call under way: an index of calls[] */
    bool told;             /* it was told to be held at an exit */
};
struct held *held_at(uint32_t n); /* the n-th that is known, from 0; NULL: there are no more */
struct held *held_find(uint64_t address); /* NULL: this thread does not hold it, or too many others */
bool held_all(void);                      /* all that it holds are known */
uint32_t held_depth(uint64_t address); /* of it; 0: not held */
/* A party without stack and step. NULL: f is NULL or has enough of them. */
struct log_party *party_add(struct log_finding *f, uint32_t thread, enum op_kind does,
                            uint64_t address, uint64_t size);

/* ---- threads.c ---- */

/* For findings: parties. NULL f is fine. */
struct log_party *finding_party(struct log_finding *f, uint32_t thread, enum op_kind does,
                                uint64_t address, uint64_t size);

/* ---- orders.c, threadlocals.c: called by guest_reset() and guest_again(), and by threads.c ---- */

void orders_reset(void);
void thread_locals_reset(void);
/* The thread's _Thread_local objects end: it has ended, and is still the one that runs. */
void thread_locals_end(U site);

/* ---- cycles.c ---- */
/* Since the last look: who did something, who could have, who changed
 * something; something was done that is not in a state; the tick of the next look. */
extern struct cycles { uint32_t ran, could, changed, next; bool broken; } cycles;
enum cycle { CYCLE_NONE, CYCLE_LIVELOCK, CYCLE_STARVES, CYCLE_UNFAIR /* ret_thread: bits, who went */ };
void cycles_reset(void);
/* At a point, when tick is not before cycles.next: has the run been here before? next: by
 * thread, what each that is alive is about to do. *ret_thread: of a round, whom to name. */
enum cycle cycles_look(uint32_t tick, uint32_t alive, const struct thread_op *next, uint32_t *ret_thread);

/* ---- races.c ---- */

struct clock { uint32_t at[THREADS_MAX]; }; /* by thread's number: how far it is known */

extern struct clock *thread_clock;    /* of the thread that runs */
void clock_join(struct clock *to, const struct clock *from);
/* The thread that runs learns all that c has. */
static inline void clock_acquire(const struct clock *c) { clock_join(thread_clock, c); }
/* c gets all that the thread that runs knows; the thread's next steps are not in it. */
void clock_release(struct clock *c);      /* c is joined with it */
void clock_release_store(struct clock *c); /* c is replaced by it */

uint64_t races_space(uint64_t span);  /* bytes reserved; objects.c asks */
bool races_init(uint64_t span, struct error *reterr);
void races_reset(void);               /* all records of the run; raced places stay */
void races_switch(uint32_t thread);   /* it runs from here on: thread_clock is its */
uint32_t races_running(void);         /* the last one's number */
void races_created(uint32_t thread);  /* by the one that runs */
/* All that the last thread with this number did is known to the one that runs, so that a new
 * one can have it without a race between the two being missed. Take another number if you
 * can; true of one that was never used. */
bool races_may_reuse(uint32_t thread);
void races_locks_changed(uint32_t thread); /* held.c: its locks are others now */
void races_joined(uint32_t thread);   /* by the one that runs; its number may be used again */
/* Records an access of ordinary memory that is about to be made (object is live, in bounds),
 * tells a race. n: any number of bytes. */
void races_access(uint64_t o, uint64_t n, bool write, U site);
/* The same for an atomic access, which races with ordinary ones only. */
void races_atomic(uint64_t o, uint32_t n, bool write, U site);
/* Memory has a new owner (malloc, a variable's block): what was recorded of it is void.
 * Freeing is a write of all of it: races_ended(). */
void races_fresh(uint64_t o, uint64_t n);
void races_ended(uint64_t o, uint64_t n, U site); /* free(), a variable's block is left: of all of it */
/* One of n bytes at o is raced for, as runs before saw: its accesses are points. */
bool races_known(uint64_t o, uint64_t n);

/* ---- threads.c: called by access.c and copies.c while memory.threads ---- */
/* n bytes at offset o, not of a frame, are about to be read or written: a tick, and others
 * may go first. Nothing may have been looked at before: what is live may change in here. */
void thread_turn(uint64_t o, uint64_t n, bool write, U site);
/* The same, by a library function: in one whose call was a thread_library() others have to
 * wait until it has returned. */
void library_turn(uint64_t o, uint64_t n, bool write, U site);
/* They are live and in bounds, and it is done now: the race, the event. */
void thread_seen(uint64_t o, uint64_t n, bool write, U site);
/* All of it ends: free(), a variable's block is left. Behind a turn as of a write. */
void thread_ended(uint64_t o, uint64_t n, U site);
/* Both, for memory that is known to be in order. */
static inline void thread_access(uint64_t o, uint64_t n, bool write, U site)
{
    if (memory.threads) {
        thread_turn(o, n, write, site);
        thread_seen(o, n, write, site);
    }
}
/* The program is about to end, by the thread that runs: others may go first. */
void threads_exit_turn(void);
/* Looks at each access from now on, or not: memory.load_below and the like are set. */
void threads_watch(void);
uint64_t threads_space(void);         /* bytes reserved */
bool threads_init(struct error *reterr);

/* ---- pthread.c, condition.c: called by threads.c ---- */
void sync_reset(void);                /* with threads_reset() */
/* The thread that runs has returned from its start function, and is about to end: the
 * destructors of its own values are called. (pthread_exit() does it itself.) */
void thread_leaves(void);
/* The thread waits for a condition, and nobody can go on: was the condition signalled
 * before it began to wait, when nobody did? Then it is a lost wakeup, and the one that
 * signalled is the other party. */
struct lost_wakeup {
    uint32_t thread;                  /* its number then */
    enum op_kind does;                /* OP_SIGNAL, OP_BROADCAST */
    uint64_t condition, size, step;   /* address, bytes */
    uint32_t stack[LOG_STACK];
};
bool wait_lost(uint32_t thread, struct lost_wakeup *ret);
/* The condition that the thread waits for and was not woken by; 0: none. */
uint64_t wait_for(uint32_t thread);

#endif
