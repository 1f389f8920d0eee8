// It is atomic, and who takes it to zero frees.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct text { atomic_int references; char bytes[8]; };

static void put(struct text *t)
{
    if (atomic_fetch_sub(&t->references, 1) == 1)
        free(t);
}

static void *use(void *arg)
{
    put(arg);
    return NULL;
}

int main(void)
{
    pthread_t a;
    struct text *t = calloc(1, sizeof *t);
    if (!t)
        return 1;
    t->references = 2;
    pthread_create(&a, NULL, use, t);
    put(t);
    pthread_join(a, NULL);
    return 0;
}
