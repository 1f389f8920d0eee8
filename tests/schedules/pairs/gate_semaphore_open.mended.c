// It starts shut.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t gate;
static int setting;

static void *user(void *arg)
{
    sem_wait(&gate);
    printf("%d\n", setting);
    return arg;
}

int main(void)
{
    pthread_t t;
    sem_init(&gate, 0, 0);
    pthread_create(&t, NULL, user, NULL);
    setting = 3;
    sem_post(&gate);
    pthread_join(t, NULL);
    sem_destroy(&gate);
    return 0;
}
