// Unlock first, then report.
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
    j->result = 9;
    pthread_mutex_unlock(&j->lock);
    sem_post(&finished);
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
    free(j);
    pthread_join(t, NULL);
    sem_destroy(&finished);
    return result - 9;
}
