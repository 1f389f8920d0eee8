// Two threads store to x, two threads load y, one thread stores to z: 2 * 1 * 1 classes, 5!
// interleavings.
// with -D N=5: 2 classes, 120 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x, y, z;

static void *work(void *arg)
{
    int me = *(int *)arg;
    if (me < 2)
        atomic_store(&x, me);
    else if (me < 4)
        (void)atomic_load(&y);
    else
        atomic_store(&z, 1);
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
