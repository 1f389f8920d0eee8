// N readers and one writer of one atomic variable. Readers commute; each reads before or after
// the write: 2^N. Interleavings: (N+1)!.
// with -D N=1: 2 classes, 2 interleavings
// with -D N=2: 4 classes, 6 interleavings
// with -D N=3: 8 classes, 24 interleavings
// with -D N=4: 16 classes, 120 interleavings
// with -D N=5: 32 classes, 720 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x;

static void *work(void *arg)
{
    int me = *(int *)arg;
    if (me == 0)
        atomic_store(&x, 1);
    else
        (void)atomic_load(&x);
    return NULL;
}

int main(void)
{
    pthread_t t[N + 1];
    int id[N + 1];
    for (int i = 0; i < N + 1; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < N + 1; i++)
        pthread_join(t[i], NULL);
    return 0;
}
