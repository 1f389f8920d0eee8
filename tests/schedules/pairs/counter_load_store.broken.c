// hides
// Atomic, and still wrong: between the load and the store another may count.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int hits;

static void *visit(void *arg)
{
    int seen = atomic_load(&hits);
    atomic_store(&hits, seen + 1); // may: atomicity-violation
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, visit, NULL);
    pthread_create(&b, NULL, visit, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(atomic_load(&hits) == 2); // expect: assertion-failed
    return 0;
}
