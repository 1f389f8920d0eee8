// A relaxed count: who frees has not seen what the others did last.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct note { atomic_int references; int words; };

static void put(struct note *n)
{
    if (atomic_fetch_sub_explicit(&n->references, 1, memory_order_relaxed) == 1)
        free(n); // expect: data-race
}

static void *writer(void *arg)
{
    struct note *n = arg;
    n->words = 4; // may: data-race
    put(n);
    return NULL;
}

int main(void)
{
    pthread_t t;
    struct note *n = malloc(sizeof *n);
    if (!n)
        return 1;
    atomic_init(&n->references, 2);
    pthread_create(&t, NULL, writer, n);
    put(n);
    pthread_join(t, NULL);
    return 0;
}
