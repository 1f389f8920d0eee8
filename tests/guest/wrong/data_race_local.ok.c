#include <pthread.h>
#include <stdio.h>

static void *square(void *argument)
{
    int *n = argument;
    *n = *n * *n;
    return NULL;
}

int main(void)
{
    pthread_t t;
    int n = 12;
    pthread_create(&t, NULL, square, &n);
    pthread_join(t, NULL);
    printf("%d\n", n);
    return 0;
}
