#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t go;

static void *work(void *unused)
{
    sem_wait(&go);
    return unused;
}

int main(void)
{
    pthread_t t;
    sem_init(&go, 0, 0);
    if (pthread_create(&t, NULL, work, NULL))
        return 1;
    sched_yield();
    sem_destroy(&go); // expect: lock-misuse
    sem_post(&go);
    pthread_join(t, NULL);
    puts("done");
    return 0;
}
