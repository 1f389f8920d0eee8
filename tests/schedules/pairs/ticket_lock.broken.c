// hides
// Two may draw the same ticket.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int next_ticket, now_serving;
static int total;

static void lock(void)
{
    int mine = atomic_load(&next_ticket);
    atomic_store(&next_ticket, mine + 1); // may: atomicity-violation
    while (atomic_load(&now_serving) != mine) // may: livelock // may: deadlock
        sched_yield(); // may: livelock // may: deadlock
}

static void unlock(void)
{
    atomic_store(&now_serving, atomic_load(&now_serving) + 1); // may: atomicity-violation
}

static void *add(void *arg)
{
    lock();
    total++; // expect: data-race
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
