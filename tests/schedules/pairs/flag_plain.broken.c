// A plain bool stops the worker, perhaps.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

static bool stop;

static void *work(void *arg)
{
    while (!stop) // either: data-race
        sched_yield();
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, work, NULL);
    stop = true; // either: data-race
    pthread_join(t, NULL);
    return 0;
}
