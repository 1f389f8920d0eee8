// A reader holds the lock as long as it reads.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *config;

static void *reader(void *arg)
{
    pthread_mutex_lock(&lock);
    int *c = config;
    printf("%d\n", *c);
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    config = malloc(sizeof *config);
    int *new = malloc(sizeof *new);
    if (!config || !new)
        return 1;
    *config = 1;
    *new = 2;
    pthread_create(&t, NULL, reader, NULL);
    pthread_mutex_lock(&lock);
    int *old = config;
    config = new;
    pthread_mutex_unlock(&lock);
    free(old);
    pthread_join(t, NULL);
    free(config);
    return 0;
}
