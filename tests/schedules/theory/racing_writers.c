// N threads store to one atomic variable: every order of the stores is a class of its own, N!.
// with -D N=2: 2 classes, 2 interleavings
// with -D N=3: 6 classes, 6 interleavings
// with -D N=4: 24 classes, 24 interleavings
// with -D N=5: 120 classes, 120 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x;

static void *work(void *arg)
{
    atomic_store(&x, *(int *)arg);
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
