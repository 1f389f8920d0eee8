// A number beside the index changes at every exchange.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

enum { NONE = 0 };
static atomic_int under[4]; /* of node 1, 2, 3: what lies below it */
static atomic_uint top;
static atomic_int taken[4];

static unsigned index_of(unsigned t) { return t & 0xff; }
static unsigned with(unsigned old, unsigned i) { return (old & ~0xffu) + 0x100 + i; }

static void push(unsigned i)
{
    unsigned t = atomic_load(&top);
    do
        atomic_store(&under[i], index_of(t));
    while (!atomic_compare_exchange_strong(&top, &t, with(t, i)));
}

static unsigned pop(void)
{
    unsigned t = atomic_load(&top);
    while (index_of(t) != NONE) {
        unsigned below = atomic_load(&under[index_of(t)]);
        if (atomic_compare_exchange_strong(&top, &t, with(t, below)))
            return index_of(t);
    }
    return NONE;
}

static void *one(void *arg)
{
    atomic_fetch_add(&taken[pop()], 1);
    return arg;
}

static void *two(void *arg)
{
    unsigned a = pop(), b = pop();
    atomic_fetch_add(&taken[b], 1);
    push(a);
    return arg;
}

int main(void)
{
    pthread_t p, q;
    push(3);
    push(2);
    push(1);
    pthread_create(&p, NULL, one, NULL);
    pthread_create(&q, NULL, two, NULL);
    pthread_join(p, NULL);
    pthread_join(q, NULL);
    atomic_fetch_add(&taken[pop()], 1);
    assert(atomic_load(&taken[2]) <= 1);
    return 0;
}
