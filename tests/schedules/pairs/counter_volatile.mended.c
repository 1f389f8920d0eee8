// An atomic counter.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int served;

static void *serve(void *arg)
{
    served++;
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
