// N pairs of threads, each pair with a lock of its own: two orders for each pair, 2^N classes.
// Interleavings: the N pairs' 4 steps (lock, unlock twice) mix freely, (4N)! / (4!)^N, times 2^N.
// with -D N=1: 2 classes, 2 interleavings
// with -D N=2: 4 classes, 280 interleavings
// with -D N=3: 8 classes, 277200 interleavings
#include <pthread.h>

static struct {
    pthread_mutex_t lock;
    int count;
} pair[N];

static void *work(void *arg)
{
    int me = *(int *)arg / 2;
    pthread_mutex_lock(&pair[me].lock);
    pair[me].count++;
    pthread_mutex_unlock(&pair[me].lock);
    return NULL;
}

int main(void)
{
    pthread_t t[2 * N];
    int id[2 * N];
    for (int i = 0; i < N; i++)
        pthread_mutex_init(&pair[i].lock, NULL);
    for (int i = 0; i < 2 * N; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < 2 * N; i++)
        pthread_join(t[i], NULL);
    return 0;
}
