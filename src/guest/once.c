/* once.c - pthread_once and call_once: the first to come runs the function, whoever comes
 * meanwhile waits until it has returned. */
#include "guest/sync.h"

static bool is_still(const void *once, uint32_t thread)
{
    (void)thread;
    return !((const struct sync *)once)->taken;
}

void once_call(void *p, void (*fn)(void))
{
    struct sync *o = sync_use(p, SYNC_ONCE);
    fn = callback(fn, "v()");
    if (!o)
        return;
    if (o->taken && is_me(&o->owner))
        sync_misuse_last(o, &o->owner, OP_ONCE, "the function that is to run once asks for itself with "
                         "the same flag, and would wait for ever");
    sync_wait(OP_ONCE, o, is_still, o);
    o = sync_again(p, SYNC_ONCE);
    if (o && !o->done) {
        o->taken = true;
        o->owner = who_here();
        sync_done();
        fn();
        o = sync_use(p, SYNC_ONCE);
        if (!o)
            return;
        sync_point(OP_ONCE_END, o);
        o = sync_again(p, SYNC_ONCE);
        if (o) {
            o->taken = false;
            o->done = true;
            sync_release(o);
        }
    } else if (o) {
        sync_acquire(o);
    }
    sync_done();
}

LIBC(int, pthread_once, void *p, void (*fn)(void))
{
    once_call(p, fn);
    return 0;
}
