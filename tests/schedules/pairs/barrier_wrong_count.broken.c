// The barrier is for three, but only two threads come.
#include <pthread.h>

static pthread_barrier_t gate;

static void *walk(void *arg)
{
    pthread_barrier_wait(&gate); // either: deadlock
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_barrier_init(&gate, NULL, 3);
    pthread_create(&a, NULL, walk, NULL);
    pthread_create(&b, NULL, walk, NULL);
    pthread_join(a, NULL); // either: deadlock
    pthread_join(b, NULL);
    pthread_barrier_destroy(&gate);
    return 0;
}
