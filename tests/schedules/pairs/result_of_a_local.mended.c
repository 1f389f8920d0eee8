// The result is on the heap, and main's.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *sum(void *arg)
{
    int *v = arg;
    int *result = malloc(sizeof *result);
    if (result)
        *result = v[0] + v[1];
    return result;
}

int main(void)
{
    pthread_t t;
    int v[2] = { 3, 4 };
    void *result;
    pthread_create(&t, NULL, sum, v);
    pthread_join(t, &result);
    printf("%d\n", *(int *)result);
    free(result);
    return 0;
}
