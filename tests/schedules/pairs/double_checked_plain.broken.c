// The first look at the pointer is no synchronisation.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *table;

static int first(void)
{
    int *t = table; // either: data-race
    if (!t) {
        pthread_mutex_lock(&lock);
        t = table;
        if (!t) {
            t = malloc(sizeof *t);
            if (!t)
                abort();
            *t = 5; // either: data-race
            table = t; // either: data-race
        }
        pthread_mutex_unlock(&lock);
    }
    return *t; // either: data-race
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
