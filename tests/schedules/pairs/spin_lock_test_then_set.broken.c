// hides
// Looking at the lock and taking it are two steps.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int busy;
static int total;

static void *add(void *arg)
{
    while (atomic_load(&busy))
        sched_yield();
    atomic_store(&busy, 1); // may: atomicity-violation
    total++; // expect: data-race
    atomic_store(&busy, 0);
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
