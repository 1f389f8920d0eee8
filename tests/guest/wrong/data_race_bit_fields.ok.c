#include <pthread.h>
#include <stdio.h>

static struct {
    unsigned on : 1;
    unsigned : 0;
    unsigned dim : 1;
} lamp;

static void *turn_on(void *unused)
{
    (void)unused;
    lamp.on = 1;
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, turn_on, NULL);
    lamp.dim = 1;
    pthread_join(t, NULL);
    printf("%d %d\n", lamp.on, lamp.dim);
    return 0;
}
