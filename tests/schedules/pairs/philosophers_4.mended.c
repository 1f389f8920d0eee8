// A waiter lets only three sit down at once.
#include <pthread.h>
#include <semaphore.h>

enum { N = 4 };
static pthread_mutex_t fork_[N];
static sem_t seats;

static void *dine(void *arg)
{
    int me = *(int *)arg;
    sem_wait(&seats);
    pthread_mutex_lock(&fork_[me]);
    pthread_mutex_lock(&fork_[(me + 1) % N]);
    pthread_mutex_unlock(&fork_[(me + 1) % N]);
    pthread_mutex_unlock(&fork_[me]);
    sem_post(&seats);
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    int id[N];
    sem_init(&seats, 0, N - 1);
    for (int i = 0; i < N; i++)
        pthread_mutex_init(&fork_[i], NULL);
    for (int i = 0; i < N; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, dine, &id[i]);
    }
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    for (int i = 0; i < N; i++)
        pthread_mutex_destroy(&fork_[i]);
    sem_destroy(&seats);
    return 0;
}
