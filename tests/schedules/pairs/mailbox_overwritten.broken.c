// hides
// A new message is put over one that nobody has read.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static _Atomic(int *) box;

static void put(int value)
{
    int *m = malloc(sizeof *m); // expect: leak
    if (!m)
        abort();
    *m = value;
    atomic_store(&box, m);
}

static void *sender(void *arg)
{
    put(1);
    return arg;
}

int main(void)
{
    pthread_t t;
    put(0);
    pthread_create(&t, NULL, sender, NULL);
    free(atomic_exchange(&box, NULL));
    pthread_join(t, NULL);
    free(atomic_exchange(&box, NULL));
    return 0;
}
