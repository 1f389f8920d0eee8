// A reader wants to become a writer: it waits for itself to stop reading.
#include <pthread.h>
#include <stdio.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int cached, misses;

static void fill(void)
{
    pthread_rwlock_wrlock(&lock); // either: deadlock // either: lock-misuse
    if (!cached) {
        cached = 1;
        misses++;
    }
    pthread_rwlock_unlock(&lock);
}

static void *lookup(void *arg)
{
    pthread_rwlock_rdlock(&lock);
    int there = cached;
    if (!there)
        fill();
    else
        pthread_rwlock_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, lookup, NULL);
    pthread_create(&b, NULL, lookup, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d miss\n", misses);
    return 0;
}
