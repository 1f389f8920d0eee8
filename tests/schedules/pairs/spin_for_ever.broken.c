// hides
// It spins until the other has started; but that may be over by then.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int running, asked;

static void *worker(void *arg)
{
    atomic_store(&running, 1);
    if (atomic_load(&asked))
        sched_yield();
    atomic_store(&running, 0);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, worker, NULL);
    atomic_store(&asked, 1);
    while (!atomic_load(&running)) // either: livelock // either: deadlock
        sched_yield(); // either: livelock // either: deadlock
    pthread_join(t, NULL);
    return 0;
}
