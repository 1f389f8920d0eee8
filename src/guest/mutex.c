/* mutex.c - mutexes and spin locks, of pthread.h and threads.h.
 *
 * A mutex is free or some thread has it; who waits for it can go as soon as it is free,
 * and which of them goes is the scheduler's choice: no queue is kept, for POSIX promises
 * none. Locking one's own normal mutex again would block for ever; it ends the run. */
#include "guest/sync.h"

#include <string.h>

bool mutex_free(const void *mutex, uint32_t thread)
{
    (void)thread;
    return !((const struct sync *)mutex)->taken;
}

static bool mine(const struct sync *m) { return m->taken && is_me(&m->owner); }

void mutex_take(struct sync *m, uint32_t depth, U site)
{
    m->taken = true;
    m->owner = who_here();
    m->owner.site = site;
    m->depth = depth;
    sync_mark(m);
    held_add(m->at, site);
    sync_acquire(m);
}

void mutex_give_up(struct sync *m)
{
    held_remove(m->owner.thread, m->at);
    m->left_at[thread_self()] = sync_next();
    m->taken = false;
    m->depth = 0;
    sync_release(m);
}

int mutex_init(void *p, enum sync_kind kind, enum mutex_type type)
{
    return sync_make(p, kind, type) ? 0 : EAGAIN;
}

int mutex_destroy(void *p, enum sync_kind kind)
{
    struct sync *m = sync_use(p, kind);
    if (!m)
        return EAGAIN;
    sync_point(OP_DESTROY, m);
    m = sync_again(p, kind);
    if (!m)
        return sync_failed(EAGAIN);
    if (m->taken) {
        sync_misuse(m, &m->owner, OP_LOCK, "this %s is destroyed while %s holds it", sync_name(kind),
                    mine(m) ? "this thread" : "another thread");
        return sync_failed(EBUSY);
    }
    if (m->waiters) {
        sync_misuse(m, NULL, OP_NONE, "this %s is destroyed while threads wait for it", sync_name(kind));
        return sync_failed(EBUSY);
    }
    sync_destroy(m);
    sync_done();
    return 0;
}

/* The thread has it: one more time, or it cannot. False: it does not have it. */
static bool lock_again(struct sync *m, int *ret)
{
    if (!mine(m))
        return false;
    if (m->type == TYPE_RECURSIVE) {
        *ret = m->depth == UINT32_MAX ? EAGAIN : 0;
        m->depth += *ret == 0;
        return true;
    }
    *ret = EDEADLK;
    if (m->type == TYPE_NORMAL)
        sync_misuse_last(m, &m->owner, OP_LOCK, "this thread holds the %s already, and would wait for "
                         "itself for ever", sync_name(m->kind));
    return true;
}

int mutex_lock(void *p, enum sync_kind kind)
{
    struct sync *m = sync_use(p, kind);
    int number = 0;
    if (!m)
        return EAGAIN;
    if (mine(m)) {
        sync_point(OP_LOCK, m);
        m = sync_again(p, kind);
        if (m && lock_again(m, &number)) {
            thread_done(0, number ? EVENT_FAILED : 0);
            return number;
        }
        if (!m)
            return sync_failed(EAGAIN);
    } else {
        sync_wait(OP_LOCK, m, mutex_free, m);
        m = sync_again(p, kind);
        if (!m)
            return sync_failed(EAGAIN);
    }
    mutex_take(m, 1, here());
    sync_done();
    return 0;
}

int mutex_trylock(void *p, enum sync_kind kind, const struct timespec *until, bool timed)
{
    struct sync *m = sync_use(p, kind);
    int64_t us = 0;
    int number = EBUSY;
    if (!m)
        return EAGAIN;
    bool known = !timed || sync_until(until, &us);
    if (timed && mine(m) && m->type == TYPE_ERRORCHECK)
        return EDEADLK;
    if (timed && m->taken)
        thread_yields();
    sync_point(OP_TRYLOCK, m);
    m = sync_again(p, kind);
    if (!m)
        return sync_failed(EAGAIN);
    if (m->taken && mine(m) && m->type == TYPE_RECURSIVE) {
        lock_again(m, &number);
    } else if (!m->taken) {
        mutex_take(m, 1, here());
        number = 0;
    } else if (timed) {
        number = known ? ETIMEDOUT : EINVAL;
        sync_timed_out(us);
    }
    thread_done(0, number ? EVENT_FAILED : 0);
    if (number == EBUSY)
        thread_yields();
    return number;
}

static bool never_taken(const struct sync *m)
{
    for (unsigned i = 0; i < THREADS_MAX; i++)
        if (m->left_at[i])
            return false;
    return true;
}

/* Nobody has it. Where it was never locked, and its thread holds another one, that is likely
 * the one that was meant, and this its copy. (The bytes do not tell if it was copied before
 * the other one was first locked: a static initialiser's are the same in both.) */
static void not_locked(struct sync *m, enum sync_kind kind)
{
    const struct held *other = held_at(0);
    if (!other || !never_taken(m)) {
        sync_misuse(m, NULL, OP_NONE, "this %s is not locked", sync_name(kind));
        return;
    }
    bool global = m->object && objects[m->object].kind == OBJECT_GLOBAL;
    struct log_finding *f = sync_misuse(m, NULL, OP_NONE, "this %s was never locked; what this thread holds is "
                                        "another one%s", sync_name(kind),
                                        global ? "" : ", and a copy of a lock is a lock of its own");
    struct log_party *party = f ? finding_party(f, thread_self(), OP_LOCK, other->address, SYNC_BYTES) : NULL;
    if (party) {
        party->stack[0] = other->site;
        party->stack[1] = 0;
    }
}

int mutex_unlock(void *p, enum sync_kind kind)
{
    struct sync *m = sync_use(p, kind);
    if (!m)
        return EAGAIN;
    sync_point(OP_UNLOCK, m);
    m = sync_again(p, kind);
    if (!m)
        return sync_failed(EAGAIN);
    if (!m->taken) {
        if (m->type != TYPE_NORMAL)
            return sync_failed(EPERM);
        not_locked(m, kind);
        return sync_failed(0);
    }
    if (!mine(m)) {
        if (m->type != TYPE_NORMAL)
            return sync_failed(EPERM);
        sync_misuse(m, &m->owner, OP_LOCK, "another thread holds this %s: only that one may unlock it",
                    sync_name(kind));
    }
    if (m->depth > 1)
        m->depth--;
    else
        mutex_give_up(m);
    sync_done();
    return 0;
}

/* ---- pthread.h ---- */

struct mutex_attributes { int kind, shared, robust, protocol; };

LIBC(int, pthread_mutex_init, void *m, const struct mutex_attributes *a)
{
    if (a)
        reads(a, sizeof *a);
    if (faults_hit(FAULT_LOCK, 0))
        return ENOMEM;
    return mutex_init(m, SYNC_MUTEX, a ? (enum mutex_type)a->kind : TYPE_NORMAL);
}

LIBC(int, pthread_mutex_destroy, void *m) { return mutex_destroy(m, SYNC_MUTEX); }

LIBC(int, pthread_mutex_lock, void *m)
{
    return faults_hit(FAULT_LOCK, 0) ? EAGAIN : mutex_lock(m, SYNC_MUTEX);
}

LIBC(int, pthread_mutex_unlock, void *m) { return mutex_unlock(m, SYNC_MUTEX); }

LIBC(int, pthread_mutex_trylock, void *m)
{
    return faults_hit(FAULT_LOCK, 0) ? EBUSY : mutex_trylock(m, SYNC_MUTEX, NULL, false);
}


LIBC(int, pthread_mutex_timedlock, void *m, const struct timespec *until)
{
    return faults_hit(FAULT_LOCK, 0) ? ETIMEDOUT : mutex_trylock(m, SYNC_MUTEX, until, true);
}

/* A thread that ends leaves its mutexes locked, robust ones too, so there is never one to
 * be made consistent. */
LIBC(int, pthread_mutex_consistent, void *m)
{
    return sync_use(m, SYNC_MUTEX) ? EINVAL : EAGAIN;
}

LIBC(int, pthread_spin_init, void *l, int shared)
{
    (void)shared;
    return mutex_init(l, SYNC_SPIN, TYPE_NORMAL);
}

LIBC(int, pthread_spin_destroy, void *l) { return mutex_destroy(l, SYNC_SPIN); }
LIBC(int, pthread_spin_lock, void *l) { return mutex_lock(l, SYNC_SPIN); }
LIBC(int, pthread_spin_trylock, void *l) { return mutex_trylock(l, SYNC_SPIN, NULL, false); }
LIBC(int, pthread_spin_unlock, void *l) { return mutex_unlock(l, SYNC_SPIN); }
