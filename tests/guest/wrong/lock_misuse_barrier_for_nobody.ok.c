#include <pthread.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    pthread_barrier_t b;
    unsigned workers = (unsigned)argc - 1;
    (void)argv;
    if (workers == 0)
        return 0;
    if (pthread_barrier_init(&b, NULL, workers))
        return 0;
    pthread_barrier_wait(&b);
    pthread_barrier_destroy(&b);
    return 0;
}
