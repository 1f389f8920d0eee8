#include <pthread.h>
#include <stdio.h>

static void *square(void *argument)
{
    int *n = argument;
    *n = *n * *n; // either: data-race
    return NULL;
}

int main(void)
{
    pthread_t t;
    int n = 12;
    pthread_create(&t, NULL, square, &n);
    printf("%d\n", n); // either: data-race
    pthread_join(t, NULL);
    return 0;
}
