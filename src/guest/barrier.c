/* barrier.c - barriers. The last thread to arrive opens it: each that waits gets what all
 * that arrived had released, and goes when it is its turn. It does not look at the barrier
 * again, for the one that opened it may destroy it. */
#include "guest/sync.h"

#include <string.h>

static struct through { /* of each thread: what it takes along */
    bool open;
    int64_t time;
    struct clock clock;
    uint64_t barrier; /* 0: it waits at none */
} through[THREADS_MAX];

static bool is_open(const void *unused, uint32_t thread)
{
    (void)unused;
    return through[thread].open;
}

LIBC(int, pthread_barrier_init, void *p, const void *attributes, unsigned count)
{
    if (attributes)
        reads(attributes, 8);
    if (count == 0 || count > INT32_MAX) {
        finding_add("lock-misuse", "a barrier for %u threads: it must be at least one", count);
        return EINVAL;
    }
    struct sync *b = sync_make(p, SYNC_BARRIER, TYPE_NORMAL);
    if (b)
        b->count = count;
    return b ? 0 : EAGAIN;
}

LIBC(int, pthread_barrier_destroy, void *p)
{
    struct sync *b = sync_use(p, SYNC_BARRIER);
    if (!b)
        return EAGAIN;
    sync_point(OP_DESTROY, b);
    b = sync_again(p, SYNC_BARRIER);
    if (!b)
        return sync_failed(EAGAIN);
    if (b->arrived) {
        sync_misuse(b, &b->owner, OP_BARRIER, "this barrier is destroyed while %u thread%s at it",
                    b->arrived, b->arrived == 1 ? " waits" : "s wait");
        return sync_failed(EBUSY);
    }
    sync_destroy(b);
    sync_done();
    return 0;
}

/* Everybody who waits here may go. */
static void open_all(const struct sync *b)
{
    for (uint32_t t = 0; t < THREADS_MAX; t++) {
        if (through[t].barrier != b->at || through[t].open)
            continue;
        through[t].open = true;
        through[t].clock = b->clock;
        through[t].time = b->time;
    }
}

LIBC(int, pthread_barrier_wait, void *p)
{
    struct sync *b = sync_use(p, SYNC_BARRIER);
    struct through *me = &through[thread_self()];
    if (!b)
        return EAGAIN;
    sync_point(OP_BARRIER, b);
    b = sync_again(p, SYNC_BARRIER);
    if (!b)
        return sync_failed(EAGAIN);
    if (!b->count) /* told: it was never initialised */
        b->count = 1;
    sync_release(b);
    b->owner = who_here();
    if (++b->arrived >= b->count) {
        open_all(b);
        sync_acquire(b);
        memset(&b->clock, 0, sizeof b->clock);
        b->arrived = 0;
        sync_done();
        return -1; /* PTHREAD_BARRIER_SERIAL_THREAD */
    }
    me->open = false;
    me->barrier = b->at;
    sync_done();

    struct thread_op op = op_of(OP_BARRIER_LEAVE, p, SYNC_BYTES);
    thread_point(op, is_open, NULL);
    sync_next();
    me->barrier = 0;
    clock_acquire(&me->clock);
    clock_learn(me->time);
    sync_done();
    return 0;
}

void barriers_reset(uint32_t threads)
{
    for (uint32_t t = 0; t < threads; t++) {
        through[t].barrier = 0;
        through[t].open = false;
    }
}
