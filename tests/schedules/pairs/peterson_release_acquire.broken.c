// hides
// Release and acquire do not order a store before a later load of something else.
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

enum { STORE = memory_order_release, LOAD = memory_order_acquire };
static atomic_int wants[2], turn, inside;

static void *enter(void *arg)
{
    int me = *(int *)arg, other = 1 - me;
    atomic_store_explicit(&wants[me], 1, STORE);
    atomic_store_explicit(&turn, other, STORE);
    while (atomic_load_explicit(&wants[other], LOAD) && atomic_load_explicit(&turn, LOAD) == other)
        sched_yield();
    assert(atomic_fetch_add(&inside, 1) == 0); // expect: assertion-failed
    atomic_fetch_sub(&inside, 1);
    atomic_store_explicit(&wants[me], 0, STORE);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int id[2] = { 0, 1 };
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, enter, &id[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    return 0;
}
