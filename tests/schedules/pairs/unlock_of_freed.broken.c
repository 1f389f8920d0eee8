// It reports that it is done before it unlocks; the other frees the lock.
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>

struct job {
    pthread_mutex_t lock;
    int result;
};
static sem_t finished;

static void *work(void *arg)
{
    struct job *j = arg;
    pthread_mutex_lock(&j->lock);
    j->result = 9; // may: data-race
    sem_post(&finished);
    pthread_mutex_unlock(&j->lock); // either: use-after-free // either: data-race
    return NULL;
}

int main(void)
{
    pthread_t t;
    struct job *j = malloc(sizeof *j);
    if (!j)
        return 1;
    sem_init(&finished, 0, 0);
    pthread_mutex_init(&j->lock, NULL);
    pthread_create(&t, NULL, work, j);
    sem_wait(&finished);
    int result = j->result;
    free(j); // either: data-race // may: lock-misuse
    pthread_join(t, NULL);
    sem_destroy(&finished);
    return result - 9;
}
