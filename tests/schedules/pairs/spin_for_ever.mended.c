// What was begun stays begun.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int running, asked;

static void *worker(void *arg)
{
    atomic_store(&running, 1);
    if (atomic_load(&asked))
        sched_yield();
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, worker, NULL);
    atomic_store(&asked, 1);
    while (!atomic_load(&running))
        sched_yield();
    pthread_join(t, NULL);
    return 0;
}
