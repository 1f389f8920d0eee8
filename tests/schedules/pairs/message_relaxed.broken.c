// The flag is atomic but relaxed, so the message may be read before it is there.
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>

static int message;
static atomic_bool ready;

static void *sender(void *arg)
{
    message = 42; // either: data-race
    atomic_store_explicit(&ready, true, memory_order_relaxed);
    return arg;
}

static void *receiver(void *arg)
{
    if (atomic_load_explicit(&ready, memory_order_relaxed))
        printf("%d\n", message); // either: data-race
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
