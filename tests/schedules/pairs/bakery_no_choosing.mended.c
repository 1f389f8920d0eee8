// Who draws a number says so, and others wait until it is drawn.
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int number[2], inside;
static atomic_int choosing[2];

static void *enter(void *arg)
{
    int me = *(int *)arg, other = 1 - me;
    atomic_store(&choosing[me], 1);
    int seen = atomic_load(&number[other]);
    atomic_store(&number[me], seen + 1);
    atomic_store(&choosing[me], 0);
    while (atomic_load(&choosing[other]))
        sched_yield();
    for (;;) {
        int theirs = atomic_load(&number[other]);
        if (theirs == 0 || seen + 1 < theirs || (seen + 1 == theirs && me < other))
            break;
        sched_yield();
    }
    assert(atomic_fetch_add(&inside, 1) == 0);
    atomic_fetch_sub(&inside, 1);
    atomic_store(&number[me], 0);
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
