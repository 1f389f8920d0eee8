// Who comes second frees its own and takes the other's.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static _Atomic(int *) cache;

static void *use(void *arg)
{
    int *mine = atomic_load(&cache);
    if (!mine) {
        mine = malloc(sizeof *mine);
        *mine = 7;
        int *none = NULL;
        if (!atomic_compare_exchange_strong(&cache, &none, mine)) {
            free(mine);
            mine = none;
        }
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
