// Independent reads of independent writes: four loads, each before or after its store, 16 choices;
// that the two readers see the stores in opposite orders is a cycle: 15. Interleavings: 6!/(2!2!).
// with -D N=4: 15 classes, 180 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x[2];

static void *work(void *arg)
{
    int me = *(int *)arg;
    if (me < 2) {
        atomic_store(&x[me], 1);
    } else {
        (void)atomic_load(&x[me - 2]);
        (void)atomic_load(&x[3 - me]);
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
