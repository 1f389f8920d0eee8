/* sync.h - what the files that synchronise threads share: sync.c, mutex.c, condition.c,
 * rwlock.c, barrier.c, once.c, keys.c, semaphore.c, pthread.c, attributes.c,
 * c11threads.c. Not for other rooms.
 *
 * What a lock is just now lies in a table of ours, found by its address, where no stray
 * write of the program's can reach it. The program's bytes (include/sys/_threads.h) say
 * only how the object was made: by a static initialiser (all 0, but for the kind of a
 * mutex), by its init function, which writes its own address there, or that it was
 * destroyed. An address that is not its own gives away a copy.
 *
 * A misuse is told once (lock-misuse) and then the call does what glibc's does, so that a
 * mistake does not grow a second one; only what would block for ever ends the run. */
#ifndef GUEST_SYNC_H
#define GUEST_SYNC_H

#include "guest/libc.h"
#include "guest/threads.h"

enum sync_kind { SYNC_MUTEX = 1, SYNC_CONDITION, SYNC_RWLOCK, SYNC_ONCE, /* have static initialisers */
                 SYNC_MTX, SYNC_CND, SYNC_SPIN, SYNC_BARRIER, SYNC_SEMAPHORE };
enum mutex_type { TYPE_NORMAL, TYPE_RECURSIVE, TYPE_ERRORCHECK };
enum { SYNC_BYTES = 8 };
#ifdef TINY
enum { SYNCS = 1 << 9 };
#else
enum { SYNCS = 1 << 14 }; /* objects of one run that were used; at most 3/4 of it */
#endif

/* A thread that did something: its number may be another's by now, its serial never. */
struct who { uint32_t thread, serial; U site; };

struct sync {
    uint64_t at;               /* address; 0: none */
    uint32_t object;           /* it lies in; 0: not known */
    uint32_t run;              /* the entry is of this run */
    uint64_t made_step;        /* of that object: another one at this place is another lock */
    uint8_t kind, type;        /* enum sync_kind, mutex_type */
    bool taken;                /* a mutex or a rwlock to write: owner has it */
    bool done;                 /* once */
    U init_site;               /* 0: a static initialiser's */
    struct who owner;          /* also: who runs a once */
    uint32_t depth;            /* of a recursive mutex */
    uint32_t waiters;          /* threads in a call that waits for it */
    uint32_t value;            /* of a semaphore */
    uint32_t count, arrived;   /* of a barrier */
    uint16_t readers[THREADS_MAX]; /* of a rwlock, by thread */
    uint64_t left_at[THREADS_MAX]; /* a mutex: when each thread last gave it up (sync_now) */
    int64_t time, other_time;  /* the virtual clock of what is in clock and other */
    struct clock clock;        /* what its users released */
    struct clock other;        /* of readers */
};

/* ---- sync.c ---- */
void sync_reset(void);
/* The object at p for a call that uses it. Never initialised, destroyed or of another kind
 * is told, and taken for a fresh one. NULL: there is no room for more. */
struct sync *sync_use(void *p, enum sync_kind kind);
/* The same after a wait: the memory may have gone. */
struct sync *sync_again(void *p, enum sync_kind kind);
/* What is known of it, without using it; NULL: nothing is. */
const struct sync *sync_look(uint64_t at);
/* It is made by its init function: its bytes are written. NULL: no room. In use: told. */
struct sync *sync_make(void *p, enum sync_kind kind, enum mutex_type type);
/* Its bytes say that it is no more. */
void sync_destroy(struct sync *s);
/* What has a static initialiser bears its own mark from its first use on, so that a copy is known. */
void sync_mark(struct sync *s);
/* Tells what is wrong with it; who may be NULL: the thread that has to do with it, and what
 * that did. NULL: it was told before. */
FORMAT(4, 5) struct log_finding *sync_misuse(const struct sync *s, const struct who *who,
                                             enum op_kind did, const char *text, ...);
/* The same where it would block for ever: the run ends. */
FORMAT(4, 5) ENDS void sync_misuse_last(const struct sync *s, const struct who *who,
                                        enum op_kind did, const char *text, ...);
const char *sync_name(enum sync_kind kind);
static inline U here(void) { return memory.top->call.site; }
struct who who_here(void);
bool is_me(const struct who *w);
/* A number that grows with each event of the run. */
uint64_t sync_now(void), sync_next(void);

/* Clocks: of happens-before, and the virtual one, which goes on with it. */
void sync_acquire(const struct sync *s);
void sync_release(struct sync *s);

/* Point of an operation on s, that can always be done; the end of one. */
void sync_point(enum op_kind kind, const struct sync *s);
void sync_wait(enum op_kind kind, struct sync *s, thread_ready ready, const void *object);
static inline void sync_done(void) { thread_done(0, 0); }
static inline int sync_failed(int number)
{
    thread_done(0, EVENT_FAILED);
    return number;
}
/* A time to wait until, as the program handed it over. False: it is none. */
struct timespec;
bool sync_until(const struct timespec *until, int64_t *ret_us);
/* The time is over: what the thread's clock shows is not before. */
void sync_timed_out(int64_t us);

/* ---- mutex.c: also for conditions ---- */
int mutex_init(void *p, enum sync_kind kind, enum mutex_type type);
int mutex_destroy(void *p, enum sync_kind kind);
int mutex_lock(void *p, enum sync_kind kind);
int mutex_trylock(void *p, enum sync_kind kind, const struct timespec *until, bool timed);
int mutex_unlock(void *p, enum sync_kind kind);
void mutex_give_up(struct sync *m);  /* it is free; without a point */
void mutex_take(struct sync *m, uint32_t depth, U site);
bool mutex_free(const void *mutex, uint32_t thread); /* a thread_ready */

/* ---- condition.c ---- */
void conditions_reset(uint32_t threads);
/* kind: SYNC_CONDITION, or SYNC_CND, whose mutex is an SYNC_MTX. */
int condition_init(void *p, enum sync_kind kind);
int condition_destroy(void *p, enum sync_kind kind);
int condition_wait(void *c, enum sync_kind kind, void *m, const struct timespec *until, bool timed);
int condition_wake(void *c, enum sync_kind kind, bool all);

/* ---- once.c, keys.c ---- */
void once_call(void *p, void (*fn)(void));
void keys_reset(uint32_t threads);
void keys_started(uint32_t thread);
int key_create(uint32_t *ret, void (*destructor)(void *));
int key_delete(uint32_t key);
int key_set(uint32_t key, const void *value);
void *key_get(uint32_t key);
void keys_destroy_values(void);  /* of the thread that runs, which is about to end */

/* ---- barrier.c, pthread.c ---- */
void barriers_reset(uint32_t threads);
/* How many threads' numbers the run that is forgotten has used; 0: nothing of pthread.h. */
uint32_t pthreads_reset(void);
void pthreads_used(void); /* something of it is */
/* start returns a pointer ("p(p)") or an int ("i(p)"). Gives an error's number. */
int threads_start(unsigned long *ret, bool detached, void *start, void *argument, bool as_int);
int threads_join(unsigned long id, void **ret_result);
int threads_detach(unsigned long id);
unsigned long threads_id(void);
ENDS void threads_end(void *result);

#endif
