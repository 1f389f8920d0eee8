// W writers and R readers of one atomic variable: the writers come in W! orders, and each reader
// in one of the W+1 gaps: W! * (W+1)^R. Interleavings: (W+R)!.
// with -D W=2 -D R=1: 6 classes, 6 interleavings
// with -D W=2 -D R=2: 18 classes, 24 interleavings
// with -D W=3 -D R=1: 24 classes, 24 interleavings
// with -D W=3 -D R=2: 96 classes, 120 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x;

static void *work(void *arg)
{
    int me = *(int *)arg;
    if (me < W)
        atomic_store(&x, me);
    else
        (void)atomic_load(&x);
    return NULL;
}

int main(void)
{
    pthread_t t[(W + R)];
    int id[(W + R)];
    for (int i = 0; i < (W + R); i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < (W + R); i++)
        pthread_join(t[i], NULL);
    return 0;
}
