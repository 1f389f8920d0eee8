// hides
// One read is locked, and so is the exchange: but the pointer outlives the lock.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *config;

static void *reload(void *arg)
{
    pthread_mutex_lock(&lock);
    free(config);
    config = malloc(sizeof *config);
    if (config)
        *config = 2;
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    config = malloc(sizeof *config);
    if (!config)
        return 1;
    *config = 1;
    pthread_create(&t, NULL, reload, NULL);
    pthread_mutex_lock(&lock);
    int *mine = config;
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    printf("%d\n", *mine); // expect: use-after-free
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    free(config);
    return 0;
}
