// Peterson's lock, sequentially consistent.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

#define ORDER memory_order_seq_cst
static atomic_int wants[2], turn;
static int total;

static void *enter(void *arg)
{
    int me = *(int *)arg, other = 1 - me;
    atomic_store_explicit(&wants[me], 1, ORDER);
    atomic_store_explicit(&turn, other, ORDER);
    while (atomic_load_explicit(&wants[other], ORDER) && atomic_load_explicit(&turn, ORDER) == other)
        sched_yield();
    total++;
    atomic_store_explicit(&wants[me], 0, ORDER);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int id[2] = { 0, 1 };
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, enter, &id[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    printf("%d\n", total);
    return 0;
}
