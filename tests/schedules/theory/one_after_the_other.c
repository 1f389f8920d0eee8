// N threads, each joined before the next is made: one order of everything, 1.
// with -D N=2: 1 classes, 1 interleavings
// with -D N=4: 1 classes, 1 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x;

static void *work(void *arg)
{
    atomic_fetch_add(&x, 1);
    return arg;
}

int main(void)
{
    for (int i = 0; i < N; i++) {
        pthread_t t;
        pthread_create(&t, NULL, work, NULL);
        pthread_join(t, NULL);
    }
    return x - N;
}
