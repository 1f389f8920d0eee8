// One load, looked at and used.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int players = 2;

static void *leave(void *arg)
{
    atomic_fetch_sub(&players, 2);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, leave, NULL);
    int n = atomic_load(&players);
    if (n != 0)
        printf("%d each\n", 10 / n);
    pthread_join(t, NULL);
    return 0;
}
