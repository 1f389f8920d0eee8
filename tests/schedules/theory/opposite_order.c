// Two threads store to x and y, one to x first, the other to y first. Of the four choices of who
// is first at x and at y, one is a cycle (each first where it comes last): 3. Interleavings: 4!/(2!2!).
// with -D N=2: 3 classes, 6 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x[2];

static void *work(void *arg)
{
    int me = *(int *)arg;
    atomic_store(&x[me], 1);
    atomic_store(&x[1 - me], 1);
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
