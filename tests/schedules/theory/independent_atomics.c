// N threads, each with an atomic variable of its own, stored to twice: nothing conflicts, so there
// is one class. Interleavings: (2N)! / (2!)^N.
// with -D N=2: 1 classes, 6 interleavings
// with -D N=3: 1 classes, 90 interleavings
// with -D N=5: 1 classes, 113400 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int own[N];

static void *work(void *arg)
{
    int me = *(int *)arg;
    atomic_store(&own[me], 1);
    atomic_store(&own[me], 2);
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
