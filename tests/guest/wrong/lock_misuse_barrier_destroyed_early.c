#include <pthread.h>
#include <stdio.h>

static pthread_barrier_t b;

static void *work(void *unused)
{
    pthread_barrier_wait(&b);
    return unused;
}

int main(void)
{
    pthread_t t;
    pthread_barrier_init(&b, NULL, 2);
    if (pthread_create(&t, NULL, work, NULL))
        return 1;
    sched_yield();
    pthread_barrier_destroy(&b); // expect: lock-misuse
    pthread_barrier_wait(&b);
    pthread_join(t, NULL);
    puts("done");
    return 0;
}
