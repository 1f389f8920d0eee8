// One thread stores M times, another loads K times: every store conflicts with every load, so the
// whole order counts: (M+K)! / (M! K!).
// with -D M=1 -D K=4: 5 classes, 5 interleavings
// with -D M=2 -D K=2: 6 classes, 6 interleavings
// with -D M=3 -D K=3: 20 classes, 20 interleavings
// with -D M=4 -D K=2: 15 classes, 15 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x;

static void *work(void *arg)
{
    if (*(int *)arg == 0)
        for (int i = 0; i < M; i++)
            atomic_store(&x, i);
    else
        for (int i = 0; i < K; i++)
            (void)atomic_load(&x);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int id[2];
    for (int i = 0; i < 2; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    return 0;
}
