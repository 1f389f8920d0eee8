#include <pthread.h>
#include <stdio.h>

static struct {
    unsigned on : 1, dim : 1;
} lamp;

static void *turn_on(void *unused)
{
    (void)unused;
    lamp.on = 1; // either: data-race
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, turn_on, NULL);
    lamp.dim = 1; // either: data-race
    pthread_join(t, NULL);
    printf("%d %d\n", lamp.on, lamp.dim);
    return 0;
}
