/* What a thread has put behind a key is there when it asks: the key keeps it, and NULL is not asked about. */
#include <assert.h>
#include <ownership.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_key_t key;

static void drop(void *p) { free(p); }

static int *count(void) { return pthread_getspecific(key); }

static void *work(void *arg)
{
    int *own = malloc(sizeof *own);
    if (own == NULL)
        return NULL;
    *own = 0;
    if (pthread_setspecific(key, own) != 0) {
        free(own);
        return NULL;
    }
    for (int i = 0; i < 3; i++)
        *(int *)pthread_getspecific(key) += 1;
    assert(*count() == 3);
    return arg;
}

int main(void)
{
    pthread_t t;
    if (pthread_key_create(&key, drop) != 0)
        return 1;
    if (pthread_create(&t, NULL, work, NULL) != 0)
        return 1;
    pthread_join(t, NULL);
    pthread_key_delete(key);
    puts("done");
    return 0;
}
