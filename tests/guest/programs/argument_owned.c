/* The thread owns its argument; main owns the result. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *square(void *argument)
{
    int *n = argument;
    int *result = malloc(sizeof *result);
    if (result)
        *result = *n * *n;
    free(n);
    return result;
}

int main(void)
{
    pthread_t t[3];
    for (int i = 0; i < 3; i++) {
        int *n = malloc(sizeof *n);
        if (!n)
            return 1;
        *n = i + 5;
        if (pthread_create(&t[i], NULL, square, n))
            return 1;
    }
    for (int i = 0; i < 3; i++) {
        void *result = NULL;
        pthread_join(t[i], &result);
        if (result)
            printf("%d\n", *(int *)result);
        free(result);
    }
    return 0;
}
