#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

int main(void)
{
    pthread_mutex_t m;
    pthread_mutexattr_t a;
    int type = -1;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_gettype(&a, &type);
    printf("default: %d\n", type == PTHREAD_MUTEX_DEFAULT);
    printf("bad type: %d\n", pthread_mutexattr_settype(&a, 99) == EINVAL);

    pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&m, &a);
    for (int i = 0; i < 3; i++)
        printf("%d", pthread_mutex_lock(&m));
    printf("%d", pthread_mutex_trylock(&m));
    for (int i = 0; i < 4; i++)
        printf("%d", pthread_mutex_unlock(&m));
    printf(" once too often: %d\n", pthread_mutex_unlock(&m) == EPERM);
    printf("%d\n", pthread_mutex_destroy(&m));

    pthread_mutexattr_settype(&a, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutexattr_gettype(&a, &type);
    printf("%d\n", type == PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&m, &a);
    printf("%d", pthread_mutex_lock(&m));
    printf(" again: %d", pthread_mutex_lock(&m) == EDEADLK);
    printf(" try: %d", pthread_mutex_trylock(&m) == EBUSY);
    printf(" unlock: %d", pthread_mutex_unlock(&m));
    printf(" again: %d\n", pthread_mutex_unlock(&m) == EPERM);
    pthread_mutex_destroy(&m);

    int robust = -1, shared = -1, protocol = -1;
    printf("%d ", pthread_mutexattr_setrobust(&a, PTHREAD_MUTEX_ROBUST));
    printf("%d ", pthread_mutexattr_getrobust(&a, &robust));
    printf("%d\n", robust == PTHREAD_MUTEX_ROBUST);
    printf("%d ", pthread_mutexattr_setpshared(&a, PTHREAD_PROCESS_SHARED));
    printf("%d ", pthread_mutexattr_getpshared(&a, &shared));
    printf("%d\n", shared == PTHREAD_PROCESS_SHARED);
    printf("%d ", pthread_mutexattr_setprotocol(&a, PTHREAD_PRIO_NONE));
    printf("%d ", pthread_mutexattr_getprotocol(&a, &protocol));
    printf("%d\n", protocol == PTHREAD_PRIO_NONE);
    pthread_mutexattr_destroy(&a);

    static pthread_mutex_t again = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
    printf("%d%d", pthread_mutex_lock(&again), pthread_mutex_lock(&again));
    printf("%d%d\n", pthread_mutex_unlock(&again), pthread_mutex_unlock(&again));
    return 0;
}
