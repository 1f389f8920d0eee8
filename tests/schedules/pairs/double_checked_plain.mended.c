// An acquire load sees all that was written before the release store.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static _Atomic(int *) table;

static int first(void)
{
    int *t = atomic_load_explicit(&table, memory_order_acquire);
    if (!t) {
        pthread_mutex_lock(&lock);
        t = atomic_load_explicit(&table, memory_order_relaxed);
        if (!t) {
            t = malloc(sizeof *t);
            if (!t)
                abort();
            *t = 5;
            atomic_store_explicit(&table, t, memory_order_release);
        }
        pthread_mutex_unlock(&lock);
    }
    return *t;
}

static void *reader(void *arg)
{
    printf("%d\n", first());
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, reader, NULL);
    pthread_create(&b, NULL, reader, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    free(table);
    return 0;
}
