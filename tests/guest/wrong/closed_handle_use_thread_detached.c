#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t done;

static void *work(void *p)
{
    sem_post(&done);
    return p;
}

int main(void)
{
    pthread_t t;
    sem_init(&done, 0, 0);
    if (pthread_create(&t, NULL, work, NULL))
        return 1;
    pthread_detach(t);
    pthread_join(t, NULL); // expect: closed-handle-use
    puts("done");
    return 0;
}
