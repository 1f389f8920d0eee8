// Release publishes, acquire receives.
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>

static int message;
static atomic_bool ready;

static void *sender(void *arg)
{
    message = 42;
    atomic_store_explicit(&ready, true, memory_order_release);
    return arg;
}

static void *receiver(void *arg)
{
    if (atomic_load_explicit(&ready, memory_order_acquire))
        printf("%d\n", message);
    return arg;
}

int main(void)
{
    pthread_t s, r;
    pthread_create(&s, NULL, sender, NULL);
    pthread_create(&r, NULL, receiver, NULL);
    pthread_join(s, NULL);
    pthread_join(r, NULL);
    return 0;
}
