// The argument belongs to the thread, which frees it.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *ring(void *arg)
{
    int *minutes = arg;
    printf("in %d minutes\n", *minutes);
    free(minutes);
    return NULL;
}

static pthread_t set_alarm(int minutes)
{
    pthread_t t;
    int *own = malloc(sizeof *own);
    if (!own)
        abort();
    *own = minutes;
    pthread_create(&t, NULL, ring, own);
    return t;
}

int main(void)
{
    pthread_t t = set_alarm(5);
    pthread_join(t, NULL);
    return 0;
}
