// hides
// Both sides close; both see it open.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static _Atomic(int *) connection;

static void *close_it(void *arg)
{
    int *c = atomic_load(&connection);
    if (c) {
        free(c); // expect: double-free // may: data-race
        atomic_store(&connection, NULL); // may: atomicity-violation
    }
    return arg;
}

int main(void)
{
    pthread_t a, b;
    atomic_store(&connection, malloc(sizeof(int)));
    pthread_create(&a, NULL, close_it, NULL);
    pthread_create(&b, NULL, close_it, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
