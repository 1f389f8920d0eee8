// Sender and receiver both think that it is theirs to free.
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>

static sem_t sent;
static int *message;

static void *receiver(void *arg)
{
    sem_wait(&sent);
    int value = *message; // may: data-race // may: use-after-free
    free(message); // may: double-free // may: data-race
    return value == 3 ? arg : NULL;
}

int main(void)
{
    pthread_t t;
    sem_init(&sent, 0, 0);
    message = malloc(sizeof *message);
    if (!message)
        return 1;
    *message = 3;
    pthread_create(&t, NULL, receiver, NULL);
    sem_post(&sent);
    pthread_join(t, NULL);
    free(message); // expect: double-free
    sem_destroy(&sent);
    return 0;
}
