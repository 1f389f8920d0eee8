#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t gate;

static void *opens(void *unused)
{
    sem_post(&gate);
    return unused;
}

int main(void)
{
    pthread_t t;
    sem_init(&gate, 0, 0);
    if (pthread_create(&t, NULL, opens, NULL))
        return 1;
    sem_wait(&gate);
    puts("open");
    pthread_join(t, NULL);
    sem_destroy(&gate);
    return 0;
}
