#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *ring(void *arg)
{
    int *minutes = arg;
    printf("in %d minutes\n", *minutes);
    return NULL;
}
int main(void)
{
    pthread_t t;
    int *minutes = malloc(sizeof *minutes);
    if (minutes == NULL)
        return 1;
    *minutes = 5;
    int failed = pthread_create(&t, NULL, ring, minutes);
    free(minutes);
    return failed ? 1 : pthread_join(t, NULL);
}
