// Thread i loads x[i], then stores to x[i+1]. Of the 2^N choices one is a cycle, that every load
// sees the store: 2^N - 1. Interleavings: (2N)! / (2!)^N.
// with -D N=2: 3 classes, 6 interleavings
// with -D N=3: 7 classes, 90 interleavings
// with -D N=4: 15 classes, 2520 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x[N];

static void *work(void *arg)
{
    int me = *(int *)arg;
    (void)atomic_load(&x[me]);
    atomic_store(&x[(me + 1) % N], 1);
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    int id[N];
    for (int i = 0; i < N; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    return 0;
}
