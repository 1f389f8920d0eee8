// hides
// Both find nothing and both make one; the first is lost.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static _Atomic(int *) cache;

static void *use(void *arg)
{
    int *mine = atomic_load(&cache);
    if (!mine) {
        mine = malloc(sizeof *mine); // expect: leak
        *mine = 7;
        atomic_store(&cache, mine); // may: atomicity-violation
    }
    return *mine == 7 ? arg : NULL;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, use, NULL);
    pthread_create(&b, NULL, use, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    free(atomic_load(&cache));
    return 0;
}
