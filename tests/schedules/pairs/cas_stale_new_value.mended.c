// It is computed again from what was seen.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int total;

static void *add(void *arg)
{
    int old = atomic_load(&total);
    while (!atomic_compare_exchange_strong(&total, &old, old + 5))
        ;
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(atomic_load(&total) == 10);
    return 0;
}
