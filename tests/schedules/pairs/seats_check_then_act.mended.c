// Look and take in one step, or look again.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int seats = 1;

static void *book(void *arg)
{
    int free = atomic_load(&seats);
    while (free > 0 && !atomic_compare_exchange_weak(&seats, &free, free - 1))
        ;
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, book, NULL);
    pthread_create(&b, NULL, book, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(atomic_load(&seats) >= 0);
    return 0;
}
