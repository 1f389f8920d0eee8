// N threads through a semaphore that starts at 1: the order of the sections, N!.
// with -D N=2: 2 classes, 2 interleavings
// with -D N=3: 6 classes, 6 interleavings
// with -D N=4: 24 classes, 24 interleavings
#include <pthread.h>
#include <semaphore.h>

static sem_t one;
static int count;

static void *work(void *arg)
{
    sem_wait(&one);
    count++;
    sem_post(&one);
    return arg;
}

int main(void)
{
    pthread_t t[N];
    sem_init(&one, 0, 1);
    for (int i = 0; i < N; i++)
        pthread_create(&t[i], NULL, work, NULL);
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    sem_destroy(&one);
    return count - N;
}
