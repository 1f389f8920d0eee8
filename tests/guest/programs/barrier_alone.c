#include <pthread.h>
#include <stdio.h>

int main(void)
{
    pthread_barrier_t b;
    printf("%d\n", pthread_barrier_init(&b, NULL, 1));
    for (int i = 0; i < 3; i++)
        printf("%d\n", pthread_barrier_wait(&b) == PTHREAD_BARRIER_SERIAL_THREAD);
    printf("%d\n", pthread_barrier_destroy(&b));
    return 0;
}
