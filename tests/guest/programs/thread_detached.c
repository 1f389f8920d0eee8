#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t done;
static int results[3];

static void *work(void *argument)
{
    int *result = argument;
    *result = 5;
    sem_post(&done);
    return NULL;
}

static void *detaches_itself(void *argument)
{
    pthread_detach(pthread_self());
    return work(argument);
}

int main(void)
{
    pthread_t t;
    pthread_attr_t a;
    int state = -1;
    sem_init(&done, 0, 0);
    pthread_attr_init(&a);
    pthread_attr_getdetachstate(&a, &state);
    printf("%d\n", state == PTHREAD_CREATE_JOINABLE);
    pthread_attr_setdetachstate(&a, PTHREAD_CREATE_DETACHED);
    pthread_attr_getdetachstate(&a, &state);
    printf("%d\n", state == PTHREAD_CREATE_DETACHED);
    if (pthread_create(&t, &a, work, &results[0]))
        return 1;
    pthread_attr_destroy(&a);
    if (pthread_create(&t, NULL, work, &results[1]))
        return 1;
    pthread_detach(t);
    if (pthread_create(&t, NULL, detaches_itself, &results[2]))
        return 1;
    for (int i = 0; i < 3; i++)
        sem_wait(&done);
    sem_destroy(&done);
    printf("%d %d %d\n", results[0], results[1], results[2]);
    return 0;
}
