#include <ownership.h>
#include <pthread.h>
#include <stdio.h>

/* A read lock is enough to look, not to change. */
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t met;
guards(lock) static int hits;

static int look(void)
{
    pthread_rwlock_rdlock(&lock);
    int n = hits++; // expect: guarded-without-lock
    pthread_rwlock_unlock(&lock);
    return n;
}

static void *reader(void *arg)
{
    look();
    pthread_barrier_wait(&met);
    pthread_barrier_wait(&met);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_barrier_init(&met, NULL, 2);
    if (pthread_create(&t, NULL, reader, NULL))
        return 1;
    pthread_barrier_wait(&met);
    printf("%d\n", look());
    pthread_barrier_wait(&met);
    pthread_join(t, NULL);
    pthread_barrier_destroy(&met);
    return 0;
}
