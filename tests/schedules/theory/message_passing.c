// Stores to x, then y; loads of y, then x. Of four choices, y new and x old is a cycle: 3.
// Interleavings: 4!/(2!2!).
// with -D N=2: 3 classes, 6 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x, y;

static void *work(void *arg)
{
    if (*(int *)arg == 0) {
        atomic_store(&x, 1);
        atomic_store(&y, 1);
    } else {
        (void)atomic_load(&y);
        (void)atomic_load(&x);
    }
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
