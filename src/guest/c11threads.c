/* c11threads.c - threads.h: the same threads, mutexes and conditions under C11's names
 * (C11 7.26), with thrd_ numbers in place of errors. */
#include "guest/contracts.h"
#include "guest/sync.h"

enum { THRD_SUCCESS, THRD_BUSY, THRD_ERROR, THRD_NOMEM, THRD_TIMEDOUT }; /* as in threads.h */
enum { MTX_RECURSIVE = 1, MTX_TIMED = 2 };

static int told(int error)
{
    switch (error) {
    case 0: return THRD_SUCCESS;
    case EBUSY: return THRD_BUSY;
    case ETIMEDOUT: return THRD_TIMEDOUT;
    case ENOMEM: case EAGAIN: return THRD_NOMEM;
    }
    return THRD_ERROR;
}

/* ---- threads ---- */

LIBC(int, thrd_create, unsigned long *ret, void *start, void *argument)
{
    if (faults_hit(FAULT_THREAD, 0))
        return THRD_NOMEM;
    int error = threads_start(ret, false, start, argument, true);
    if (!error && memory.contracts)
        contracts_handed(argument);
    return error == EAGAIN ? THRD_ERROR : told(error);
}

LIBC(int, thrd_join, unsigned long id, int *ret)
{
    void *result;
    if (ret)
        could_write(ret, sizeof *ret);
    int error = threads_join(id, &result);
    if (!error && ret) {
        writes_value(ret, sizeof *ret);
        *ret = (int)(intptr_t)result; /* what is above an int's bits is nobody's */
    }
    return told(error);
}

LIBC(int, thrd_detach, unsigned long id) { return told(threads_detach(id)); }
LIBC(void, thrd_exit, int result) { threads_end((void *)(intptr_t)result); }
LIBC(unsigned long, thrd_current, void) { return threads_id(); }
LIBC(int, thrd_equal, unsigned long a, unsigned long b) { return a == b; }
LIBC(void, thrd_yield, void) { guest_sched_yield(); }

LIBC(int, thrd_sleep, const struct timespec *want, struct timespec *left)
{
    return guest_nanosleep(want, left) == 0 ? 0 : -2;
}

/* ---- mutexes ---- */

LIBC(int, mtx_init, void *m, int type)
{
    if (type < 0 || type > (MTX_RECURSIVE | MTX_TIMED))
        return THRD_ERROR;
    if (faults_hit(FAULT_LOCK, 0))
        return THRD_ERROR;
    return told(mutex_init(m, SYNC_MTX, type & MTX_RECURSIVE ? TYPE_RECURSIVE : TYPE_NORMAL));
}

LIBC(void, mtx_destroy, void *m) { mutex_destroy(m, SYNC_MTX); }

LIBC(int, mtx_lock, void *m)
{
    return faults_hit(FAULT_LOCK, 0) ? THRD_ERROR : told(mutex_lock(m, SYNC_MTX));
}


LIBC(int, mtx_trylock, void *m)
{
    return faults_hit(FAULT_LOCK, 0) ? THRD_BUSY : told(mutex_trylock(m, SYNC_MTX, NULL, false));
}

LIBC(int, mtx_unlock, void *m) { return told(mutex_unlock(m, SYNC_MTX)); }

LIBC(int, mtx_timedlock, void *m, const struct timespec *until)
{
    return told(mutex_trylock(m, SYNC_MTX, until, true));
}

/* ---- condition variables ---- */


LIBC(int, cnd_init, void *c)
{
    return faults_hit(FAULT_LOCK, 0) ? THRD_NOMEM : told(condition_init(c, SYNC_CND));
}

LIBC(void, cnd_destroy, void *c) { condition_destroy(c, SYNC_CND); }
LIBC(int, cnd_wait, void *c, void *m) { return told(condition_wait(c, SYNC_CND, m, NULL, false)); }
LIBC(int, cnd_signal, void *c) { return told(condition_wake(c, SYNC_CND, false)); }
LIBC(int, cnd_broadcast, void *c) { return told(condition_wake(c, SYNC_CND, true)); }

LIBC(int, cnd_timedwait, void *c, void *m, const struct timespec *until)
{
    return told(condition_wait(c, SYNC_CND, m, until, true));
}

/* ---- once, values of a thread's own ---- */

LIBC(void, call_once, void *flag, void (*fn)(void)) { once_call(flag, fn); }

LIBC(int, tss_create, uint32_t *ret, void (*destructor)(void *))
{
    return key_create(ret, destructor) ? THRD_ERROR : THRD_SUCCESS;
}

LIBC(void, tss_delete, uint32_t key) { key_delete(key); }
LIBC(int, tss_set, uint32_t key, void *value)
{
    if (memory.contracts)
        contracts_handed(value);
    return key_set(key, value) ? THRD_ERROR : THRD_SUCCESS;
}
LIBC(void *, tss_get, uint32_t key) { return key_get(key); }
