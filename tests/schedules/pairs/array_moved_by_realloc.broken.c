// hides
// A pointer into the array outlives the lock; the array moves.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *prices;

static void *grow(void *arg)
{
    pthread_mutex_lock(&lock);
    int *more = realloc(prices, 64 * sizeof *more);
    if (more)
        prices = more;
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    prices = calloc(2, sizeof *prices);
    if (!prices)
        return 1;
    pthread_create(&t, NULL, grow, NULL);
    pthread_mutex_lock(&lock);
    int *first = &prices[0];
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    *first = 30; // expect: use-after-free
    printf("%d\n", prices[0]);
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    free(prices);
    return 0;
}
