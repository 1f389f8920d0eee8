// main stores before it makes the thread (ordered), once while it runs, and after the join
// (ordered): only the middle one may come before or after the thread's: 2.
// with -D N=1: 2 classes, 2 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x;

static void *work(void *arg)
{
    atomic_store(&x, 2);
    return arg;
}

int main(void)
{
    pthread_t t;
    atomic_store(&x, 1);
    pthread_create(&t, NULL, work, NULL);
    atomic_store(&x, 3);
    pthread_join(t, NULL);
    atomic_store(&x, 4);
    return 0;
}
