/* rwlock.c - read-write locks: one writer or any number of readers. Who waits can go as
 * soon as the lock allows it; neither side goes first. What readers released is kept apart
 * (other), for a reader learns nothing from other readers, a writer from all. */
#include "guest/sync.h"

#include <string.h>

static bool no_writer(const void *lock, uint32_t thread)
{
    (void)thread;
    return !((const struct sync *)lock)->taken;
}

static bool no_reader(const struct sync *l)
{
    for (uint32_t t = 0; t < THREADS_MAX; t++)
        if (l->readers[t])
            return false;
    return true;
}

static bool nobody(const void *lock, uint32_t thread)
{
    return no_writer(lock, thread) && no_reader(lock);
}

static bool i_write(const struct sync *l) { return l->taken && is_me(&l->owner); }
static bool i_read(const struct sync *l) { return l->readers[thread_self()] > 0; }

static void take(struct sync *l, bool write)
{
    uint32_t me = thread_self();
    l->owner = write ? who_here() : l->owner;
    l->taken = write;
    sync_acquire(l);
    if (write) {
        clock_acquire(&l->other);
        clock_learn(l->other_time);
    } else if (l->readers[me]++ > 0) {
        return; /* it is held already */
    }
    held_add(l->at, here());
}

/* What this thread already does with the lock, if that forbids it. 0: nothing. */
static int conflict(const struct sync *l, bool write, bool waits)
{
    if (i_write(l)) {
        if (waits)
            sync_misuse(l, &l->owner, OP_LOCK, "this thread has the read-write lock to write already");
        return waits ? EDEADLK : EBUSY;
    }
    if (write && i_read(l)) {
        if (waits)
            sync_misuse_last(l, NULL, OP_NONE, "this thread has the read-write lock to read; to write "
                             "it would wait for itself for ever: unlock it first");
        return EBUSY;
    }
    return 0;
}

static int lock(void *p, bool write)
{
    struct sync *l = sync_use(p, SYNC_RWLOCK);
    if (!l)
        return EAGAIN;
    int number = conflict(l, write, true);
    if (number)
        return number;
    sync_wait(write ? OP_LOCK : OP_LOCK_SHARED, l, write ? nobody : no_writer, l);
    l = sync_again(p, SYNC_RWLOCK);
    if (!l || (!write && l->readers[thread_self()] == UINT16_MAX))
        return sync_failed(EAGAIN);
    take(l, write);
    sync_done();
    return 0;
}

static int try(void *p, bool write, const struct timespec *until, bool timed)
{
    struct sync *l = sync_use(p, SYNC_RWLOCK);
    int64_t us = 0;
    if (!l)
        return EAGAIN;
    bool known = !timed || sync_until(until, &us);
    bool free = write ? nobody(l, 0) : no_writer(l, 0);
    if (timed && !free)
        thread_yields();
    sync_point(write ? OP_TRYLOCK : OP_TRYLOCK_SHARED, l);
    l = sync_again(p, SYNC_RWLOCK);
    if (!l)
        return sync_failed(EAGAIN);
    free = write ? nobody(l, 0) : no_writer(l, 0) && l->readers[thread_self()] < UINT16_MAX;
    if (free) {
        take(l, write);
        sync_done();
        return 0;
    }
    thread_done(0, EVENT_FAILED);
    if (!timed) {
        thread_yields();
        return EBUSY;
    }
    if (i_write(l))
        return EDEADLK;
    sync_timed_out(us);
    return known ? ETIMEDOUT : EINVAL;
}

static int unlock(void *p)
{
    struct sync *l = sync_use(p, SYNC_RWLOCK);
    if (!l)
        return EAGAIN;
    sync_point(i_read(l) ? OP_UNLOCK_SHARED : OP_UNLOCK, l);
    l = sync_again(p, SYNC_RWLOCK);
    if (!l)
        return sync_failed(EAGAIN);
    if (i_read(l)) {
        if (--l->readers[thread_self()] == 0)
            held_remove(thread_self(), l->at);
        clock_release(&l->other);
        if (l->other_time < clock_shows())
            l->other_time = clock_shows();
    } else if (l->taken) {
        if (!is_me(&l->owner))
            sync_misuse(l, &l->owner, OP_LOCK, "another thread has this read-write lock to write: only "
                        "that one may unlock it");
        held_remove(l->owner.thread, l->at);
        l->taken = false;
        sync_release(l);
    } else {
        sync_misuse(l, NULL, OP_NONE, no_reader(l) ? "this read-write lock is not locked" :
                    "this thread does not hold the read-write lock; others read");
    }
    sync_done();
    return 0;
}

static int destroy(void *p)
{
    struct sync *l = sync_use(p, SYNC_RWLOCK);
    if (!l)
        return EAGAIN;
    sync_point(OP_DESTROY, l);
    l = sync_again(p, SYNC_RWLOCK);
    if (!l)
        return sync_failed(EAGAIN);
    if (l->taken || !no_reader(l) || l->waiters) {
        sync_misuse(l, l->taken ? &l->owner : NULL, OP_LOCK, "this read-write lock is destroyed while %s",
                    l->taken || !no_reader(l) ? "it is held" : "threads wait for it");
        return sync_failed(EBUSY);
    }
    sync_destroy(l);
    sync_done();
    return 0;
}

LIBC(int, pthread_rwlock_init, void *l, const void *attributes)
{
    if (attributes)
        reads(attributes, 8);
    if (faults_hit(FAULT_LOCK, 0))
        return ENOMEM;
    return sync_make(l, SYNC_RWLOCK, TYPE_NORMAL) ? 0 : EAGAIN;
}

LIBC(int, pthread_rwlock_destroy, void *l) { return destroy(l); }

LIBC(int, pthread_rwlock_rdlock, void *l)
{
    return faults_hit(FAULT_LOCK, 0) ? EAGAIN : lock(l, false);
}

LIBC(int, pthread_rwlock_wrlock, void *l) { return lock(l, true); }
LIBC(int, pthread_rwlock_tryrdlock, void *l) { return try(l, false, NULL, false); }
LIBC(int, pthread_rwlock_trywrlock, void *l) { return try(l, true, NULL, false); }
LIBC(int, pthread_rwlock_unlock, void *l) { return unlock(l); }

LIBC(int, pthread_rwlock_timedrdlock, void *l, const struct timespec *until)
{
    return try(l, false, until, true);
}

LIBC(int, pthread_rwlock_timedwrlock, void *l, const struct timespec *until)
{
    return try(l, true, until, true);
}
