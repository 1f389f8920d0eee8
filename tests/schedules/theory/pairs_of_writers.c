// N variables, two threads store to each: two orders for each, 2^N. Interleavings: (2N)!.
// with -D N=1: 2 classes, 2 interleavings
// with -D N=2: 4 classes, 24 interleavings
// with -D N=3: 8 classes, 720 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x[N];

static void *work(void *arg)
{
    int me = *(int *)arg;
    atomic_store(&x[me / 2], me);
    return NULL;
}

int main(void)
{
    pthread_t t[2 * N];
    int id[2 * N];
    for (int i = 0; i < 2 * N; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < 2 * N; i++)
        pthread_join(t[i], NULL);
    return 0;
}
