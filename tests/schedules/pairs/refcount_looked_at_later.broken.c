// hides
// Both count down, then both see zero.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static atomic_int references = 2;
static int *shared;

static void put(void)
{
    atomic_fetch_sub(&references, 1);
    if (atomic_load(&references) == 0)
        free(shared); // expect: double-free // may: data-race
}

static void *use(void *arg)
{
    put();
    return arg;
}

int main(void)
{
    pthread_t a, b;
    shared = malloc(sizeof *shared);
    pthread_create(&a, NULL, use, NULL);
    pthread_create(&b, NULL, use, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
