// hides
// The new value is computed once, outside the loop.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int total;

static void *add(void *arg)
{
    int old = atomic_load(&total);
    int new = old + 5;
    while (!atomic_compare_exchange_strong(&total, &old, new)) // may: atomicity-violation
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
    assert(atomic_load(&total) == 10); // expect: assertion-failed
    return 0;
}
