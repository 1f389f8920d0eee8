// Drawing a ticket is one operation.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int next_ticket, now_serving;
static int total;

static void lock(void)
{
    int mine = atomic_fetch_add(&next_ticket, 1);
    while (atomic_load(&now_serving) != mine)
        sched_yield();
}

static void unlock(void)
{
    atomic_store(&now_serving, atomic_load(&now_serving) + 1);
}

static void *add(void *arg)
{
    lock();
    total++;
    unlock();
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d\n", total);
    return 0;
}
