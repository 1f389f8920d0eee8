// An atomic flag, release and acquire.
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdatomic.h>

static int message;
static atomic_int ready;

static void *sender(void *arg)
{
    message = 42;
    atomic_store_explicit(&ready, 1, memory_order_release);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, sender, NULL);
    while (!atomic_load_explicit(&ready, memory_order_acquire))
        sched_yield();
    printf("%d\n", message);
    pthread_join(t, NULL);
    return 0;
}
