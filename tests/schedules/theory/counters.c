// N threads count K times each with atomic_fetch_add(): all pairs conflict, so every interleaving
// is a class: (NK)! / (K!)^N.
// with -D N=2 -D K=2: 6 classes, 6 interleavings
// with -D N=2 -D K=3: 20 classes, 20 interleavings
// with -D N=2 -D K=5: 252 classes, 252 interleavings
// with -D N=3 -D K=2: 90 classes, 90 interleavings
// with -D N=4 -D K=1: 24 classes, 24 interleavings
// with -D N=3 -D K=3: 1680 classes, 1680 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x;

static void *work(void *arg)
{
    for (int i = 0; i < K; i++)
        atomic_fetch_add(&x, 1);
    return arg;
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
