// Dekker's lock with relaxed atomics.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

#define LOAD(x) atomic_load_explicit(&(x), memory_order_relaxed)
#define STORE(x, v) atomic_store_explicit(&(x), v, memory_order_relaxed)
static atomic_int wants[2], turn;
static int total;

static void *enter(void *arg)
{
    int me = *(int *)arg, other = 1 - me;
    STORE(wants[me], 1);
    while (LOAD(wants[other])) {
        if (LOAD(turn) != me) {
            STORE(wants[me], 0);
            while (LOAD(turn) != me)
                sched_yield();
            STORE(wants[me], 1);
        } else {
            sched_yield();
        }
    }
    total++; // expect: data-race
    STORE(turn, other);
    STORE(wants[me], 0);
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
