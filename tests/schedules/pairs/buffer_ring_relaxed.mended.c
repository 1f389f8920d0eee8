// Release what was filled, acquire what is read.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

static int ring[2];
static atomic_uint head, tail;

static void *producer(void *arg)
{
    for (int i = 0; i < 2; i++) {
        unsigned h = atomic_load_explicit(&head, memory_order_relaxed);
        ring[h % 2] = i + 1;
        atomic_store_explicit(&head, h + 1, memory_order_release);
    }
    return arg;
}

int main(void)
{
    pthread_t p;
    int sum = 0;
    pthread_create(&p, NULL, producer, NULL);
    for (int i = 0; i < 2; i++) {
        unsigned t = atomic_load_explicit(&tail, memory_order_relaxed);
        while (atomic_load_explicit(&head, memory_order_acquire) == t)
            sched_yield();
        sum += ring[t % 2];
        atomic_store_explicit(&tail, t + 1, memory_order_release);
    }
    printf("%d\n", sum);
    pthread_join(p, NULL);
    return 0;
}
