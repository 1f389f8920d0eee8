// A semaphore is a gate that anybody may open.
#include <pthread.h>
#include <semaphore.h>

static sem_t gate;

static void *opener(void *arg)
{
    sem_post(&gate);
    return arg;
}

int main(void)
{
    pthread_t t;
    sem_init(&gate, 0, 0);
    pthread_create(&t, NULL, opener, NULL);
    sem_wait(&gate);
    pthread_join(t, NULL);
    return 0;
}
