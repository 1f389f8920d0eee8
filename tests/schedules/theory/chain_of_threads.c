// Each thread stores, then makes the next one and joins it: ordered, 1 class.
// with -D N=2: 1 classes, 1 interleavings
// with -D N=5: 1 classes, 1 interleavings
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x;

static void *work(void *arg)
{
    int left = *(int *)arg;
    atomic_store(&x, left);
    if (left > 0) {
        pthread_t t;
        int less = left - 1;
        pthread_create(&t, NULL, work, &less);
        pthread_join(t, NULL);
    }
    return NULL;
}

int main(void)
{
    int all = N;
    work(&all);
    return 0;
}
