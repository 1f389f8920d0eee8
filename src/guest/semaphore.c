/* semaphore.c - POSIX semaphores: a number; to wait is to wait until it is more than 0 and
 * take one off. Who takes one has learned all that those who put one there knew. */
#include "guest/sync.h"

static bool is_positive(const void *semaphore, uint32_t thread)
{
    (void)thread;
    return ((const struct sync *)semaphore)->value > 0;
}

static void take(struct sync *s)
{
    s->value--;
    sync_acquire(s);
}

LIBC(int, sem_init, void *p, int shared, unsigned value)
{
    (void)shared;
    if (value > INT32_MAX)
        return fails(EINVAL);
    if (faults_hit(FAULT_LOCK, 0))
        return fails(ENOSPC);
    struct sync *s = sync_make(p, SYNC_SEMAPHORE, TYPE_NORMAL);
    if (!s)
        return fails(ENOSPC);
    s->value = value;
    return 0;
}

LIBC(int, sem_destroy, void *p)
{
    struct sync *s = sync_use(p, SYNC_SEMAPHORE);
    if (!s)
        return fails(EINVAL);
    sync_point(OP_DESTROY, s);
    s = sync_again(p, SYNC_SEMAPHORE);
    if (!s)
        return fails(sync_failed(EINVAL));
    if (s->waiters && s->value == 0) {
        sync_misuse(s, NULL, OP_NONE, "this semaphore is destroyed while threads wait for it");
        return fails(sync_failed(EBUSY));
    }
    sync_destroy(s);
    sync_done();
    return 0;
}

LIBC(int, sem_wait, void *p)
{
    struct sync *s = sync_use(p, SYNC_SEMAPHORE);
    if (!s)
        return fails(EINVAL);
    if (faults_hit(FAULT_LOCK, 0)) /* a signal came */
        return fails(EINTR);
    sync_wait(OP_SEM_WAIT, s, is_positive, s);
    s = sync_again(p, SYNC_SEMAPHORE);
    if (!s)
        return fails(sync_failed(EINVAL));
    if (s->value > 0) /* or it was made anew, which was told */
        take(s);
    sync_done();
    return 0;
}

static int try(void *p, const struct timespec *until, bool timed)
{
    struct sync *s = sync_use(p, SYNC_SEMAPHORE);
    int64_t us = 0;
    if (!s)
        return fails(EINVAL);
    bool known = !timed || sync_until(until, &us);
    if (timed && s->value == 0)
        thread_yields();
    sync_point(OP_SEM_TRYWAIT, s);
    s = sync_again(p, SYNC_SEMAPHORE);
    if (!s)
        return fails(sync_failed(EINVAL));
    if (s->value > 0) {
        take(s);
        sync_done();
        return 0;
    }
    thread_done(0, EVENT_FAILED);
    if (!timed) {
        thread_yields();
        return fails(EAGAIN);
    }
    sync_timed_out(us);
    return fails(known ? ETIMEDOUT : EINVAL);
}

LIBC(int, sem_trywait, void *p) { return try(p, NULL, false); }
LIBC(int, sem_timedwait, void *p, const struct timespec *until) { return try(p, until, true); }

LIBC(int, sem_post, void *p)
{
    struct sync *s = sync_use(p, SYNC_SEMAPHORE);
    if (!s)
        return fails(EINVAL);
    sync_point(OP_SEM_POST, s);
    s = sync_again(p, SYNC_SEMAPHORE);
    if (!s || s->value == INT32_MAX)
        return fails(sync_failed(s ? EOVERFLOW : EINVAL));
    s->value++;
    sync_release(s);
    sync_done();
    return 0;
}

/* The value orders nothing: it may be another one by now. */
LIBC(int, sem_getvalue, void *p, int *ret)
{
    struct sync *s = sync_use(p, SYNC_SEMAPHORE);
    if (!s)
        return fails(EINVAL);
    sync_point(OP_SEM_TRYWAIT, s);
    s = sync_again(p, SYNC_SEMAPHORE);
    sync_done();
    if (!s)
        return fails(EINVAL);
    writes_value(ret, sizeof *ret);
    *ret = (int)s->value;
    return 0;
}
