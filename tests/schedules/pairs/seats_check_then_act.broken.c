// hides
// There is a seat; but is it still there when it is taken?
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int seats = 1;

static void *book(void *arg)
{
    if (atomic_load(&seats) > 0)
        atomic_fetch_sub(&seats, 1); // may: atomicity-violation
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, book, NULL);
    pthread_create(&b, NULL, book, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(atomic_load(&seats) >= 0); // expect: assertion-failed
    return 0;
}
