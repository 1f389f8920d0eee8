#include <ownership.h>
#include <pthread.h>
#include <stdio.h>

/* The guard of a scope ends with it, on every way out; the one without cleanup does not. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
guards(lock) static int count;

drops(m) static void unlock_it(pthread_mutex_t **m)
{
    pthread_mutex_unlock(*m);
}

static int next(int most)
{
    pthread_mutex_t *guard = &lock;
    pthread_mutex_lock(guard);
    if (count == most)
        return -1; // expect: lock-held-at-exit
    int n = count++;
    unlock_it(&guard);
    return n;
}

int main(void)
{
    for (int i = 0; i < 3; i++)
        printf("%d\n", next(2));
    return 0;
}
