// Two threads store to the same N variables in the same order: for each variable either may be
// first, and any such choice can happen: 2^N. Interleavings: (2N)! / (N!)^2.
// with -D N=2: 4 classes, 6 interleavings
// with -D N=3: 8 classes, 20 interleavings
// with -D N=4: 16 classes, 70 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x[N];

static void *work(void *arg)
{
    for (int i = 0; i < N; i++)
        atomic_store(&x[i], 1);
    return arg;
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
