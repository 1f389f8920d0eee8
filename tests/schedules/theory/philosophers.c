// N philosophers, each takes fork i, then fork i+1. Two want each fork, and either may have it first:
// 2^N choices. That each has his second fork before his neighbour has it as the first is a cycle;
// that each has his first is the deadlock, a class like others: 2^N - 1.
// with -D N=2: 3 classes
// with -D N=3: 7 classes
// with -D N=4: 15 classes
#include <pthread.h>

static pthread_mutex_t forks[N];

static void *work(void *arg)
{
    int me = *(int *)arg;
    pthread_mutex_lock(&forks[me]);
    pthread_mutex_lock(&forks[(me + 1) % N]);
    pthread_mutex_unlock(&forks[(me + 1) % N]);
    pthread_mutex_unlock(&forks[me]);
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    int id[N];
    for (int i = 0; i < N; i++)
        pthread_mutex_init(&forks[i], NULL);
    for (int i = 0; i < N; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    return 0;
}
