/* attributes.c - the attribute objects of pthread.h. They are plain memory of the
 * program's: each function checks it as any access, and what a setter is given is judged
 * as glibc does. Of all attributes only the type of a mutex and whether a thread is
 * detached change anything on this machine. */
#include "guest/sync.h"

#include <string.h>

/* As include/pthread.h has them. */
struct thread_attributes { int detached, scope, inherits, policy; size_t stack, guard; };
struct mutex_attributes { int kind, shared, robust, protocol; };
struct condition_attributes { int clock, shared; };
struct shared_attributes { int shared, unused; };

static int init(void *a, const void *start, size_t n)
{
    charge(1);
    writes(a, n);
    memcpy(a, start, n);
    return 0;
}

/* A destroyed one is as if it had never been set. */
static int destroy(void *a, size_t n)
{
    charge(1);
    reads(a, n);
    return 0;
}

#define MADE(name, type, ...)                                            \
    LIBC(int, name##_init, type *a)                                      \
    {                                                                    \
        const type start = __VA_ARGS__;                                  \
        return init(a, &start, sizeof start);                            \
    }                                                                    \
    LIBC(int, name##_destroy, type *a) { return destroy(a, sizeof *a); }

/* A value within least and most is taken. */
#define SET(name, type, member, value, least, most, error)               \
    LIBC(int, name, type *a, value v)                                    \
    {                                                                    \
        charge(1);                                                       \
        reads(a, sizeof *a);                                             \
        if (v < (least) || v > (most))                                   \
            return error;                                                \
        writes_value(&a->member, sizeof a->member);                      \
        a->member = v;                                                   \
        return 0;                                                        \
    }
#define GET(name, type, member, value)                                   \
    LIBC(int, name, const type *a, value *ret)                           \
    {                                                                    \
        charge(1);                                                       \
        reads(a, sizeof *a);                                             \
        writes_value(ret, sizeof *ret);                                  \
        *ret = a->member;                                                \
        return 0;                                                        \
    }
#define BOTH(name, what, type, member, value, least, most, error)        \
    SET(name##_set##what, type, member, value, least, most, error)       \
    GET(name##_get##what, type, member, value)

enum { STACK_LEAST = 16384 }; /* PTHREAD_STACK_MIN */

MADE(pthread_attr, struct thread_attributes, { .stack = 8 << 20, .guard = 4096 })
BOTH(pthread_attr, detachstate, struct thread_attributes, detached, int, 0, 1, EINVAL)
BOTH(pthread_attr, stacksize, struct thread_attributes, stack, size_t, STACK_LEAST, SIZE_MAX, EINVAL)
LIBC(int, pthread_attr_setguardsize, struct thread_attributes *a, size_t v)
{
    charge(1);
    reads(a, sizeof *a);
    writes_value(&a->guard, sizeof a->guard);
    a->guard = v;
    return 0;
}
GET(pthread_attr_getguardsize, struct thread_attributes, guard, size_t)
BOTH(pthread_attr, scope, struct thread_attributes, scope, int, 0, 0, v == 1 ? ENOTSUP : EINVAL)

MADE(pthread_mutexattr, struct mutex_attributes, { 0 })
BOTH(pthread_mutexattr, type, struct mutex_attributes, kind, int, TYPE_NORMAL, TYPE_ERRORCHECK, EINVAL)
BOTH(pthread_mutexattr, pshared, struct mutex_attributes, shared, int, 0, 1, EINVAL)
BOTH(pthread_mutexattr, robust, struct mutex_attributes, robust, int, 0, 1, EINVAL)
BOTH(pthread_mutexattr, protocol, struct mutex_attributes, protocol, int, 0, 1, EINVAL)

MADE(pthread_condattr, struct condition_attributes, { 0 })
BOTH(pthread_condattr, clock, struct condition_attributes, clock, int, 0, 1, EINVAL)
BOTH(pthread_condattr, pshared, struct condition_attributes, shared, int, 0, 1, EINVAL)

MADE(pthread_rwlockattr, struct shared_attributes, { 0 })
BOTH(pthread_rwlockattr, pshared, struct shared_attributes, shared, int, 0, 1, EINVAL)
MADE(pthread_barrierattr, struct shared_attributes, { 0 })
BOTH(pthread_barrierattr, pshared, struct shared_attributes, shared, int, 0, 1, EINVAL)
