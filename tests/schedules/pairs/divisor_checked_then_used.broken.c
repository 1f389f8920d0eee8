// hides
// Not zero when looked at.
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
    if (atomic_load(&players) != 0)
        printf("%d each\n", 10 / atomic_load(&players)); // expect: division-by-zero
    pthread_join(t, NULL);
    return 0;
}
