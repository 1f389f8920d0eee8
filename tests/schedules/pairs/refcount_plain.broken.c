// The count of references is an ordinary int.
#include <pthread.h>
#include <stdlib.h>

struct text { int references; char bytes[8]; };

static void put(struct text *t)
{
    if (--t->references == 0) // expect: data-race
        free(t); // may: double-free // may: data-race
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
