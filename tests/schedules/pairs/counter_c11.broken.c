// hides
// The same with threads.h: mtx_trylock() that failed is not a lock.
#include <stdio.h>
#include <threads.h>

static mtx_t lock;
static int tickets = 10;

static int sell(void *arg)
{
    (void)arg;
    int got = mtx_trylock(&lock);
    tickets--; // expect: data-race
    if (got == thrd_success)
        mtx_unlock(&lock);
    return 0;
}

int main(void)
{
    thrd_t a, b;
    mtx_init(&lock, mtx_plain);
    thrd_create(&a, sell, NULL);
    thrd_create(&b, sell, NULL);
    thrd_join(a, NULL);
    thrd_join(b, NULL);
    mtx_destroy(&lock);
    printf("%d left\n", tickets);
    return 0;
}
