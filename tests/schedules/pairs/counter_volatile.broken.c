// volatile is no atomic: it orders nothing between threads.
#include <pthread.h>
#include <stdio.h>

static volatile int served;

static void *serve(void *arg)
{
    served++; // expect: data-race
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, serve, NULL);
    pthread_create(&b, NULL, serve, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("served %d\n", served);
    return 0;
}
