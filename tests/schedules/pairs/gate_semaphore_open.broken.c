// hides
// The gate starts open: nobody waits for the set-up.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t gate;
static int setting;

static void *user(void *arg)
{
    sem_wait(&gate);
    printf("%d\n", setting); // either: data-race
    return arg;
}

int main(void)
{
    pthread_t t;
    sem_init(&gate, 0, 1);
    pthread_create(&t, NULL, user, NULL);
    setting = 3; // either: data-race
    sem_post(&gate);
    pthread_join(t, NULL);
    sem_destroy(&gate);
    return 0;
}
