// An atomic one.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

static atomic_bool stop;

static void *work(void *arg)
{
    while (!stop)
        sched_yield();
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, work, NULL);
    stop = true;
    pthread_join(t, NULL);
    return 0;
}
