#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <pthread.h>
/* Handing a block to a thread is handing it on. */
struct work { int n; };

static void *run(owns void *work)
{
    struct work *w = work;
    w->n *= 2;
    return w;
}

static void *end(owns void *work)
{
    free(work);
    return NULL;
}

static int start(pthread_t *t, owns struct work *w, void *(*how)(void *))
{
    if (pthread_create(t, NULL, how, w)) {
        free(w);
        return -1;
    }
    return 0;
}

static pthread_key_t key;
static void keep(owns struct work *w) { pthread_setspecific(key, w); }

static void *owner(owns void *work)
{
    keep(work);
    pthread_exit(NULL);
}

int main(void)
{
    pthread_t t[3];
    void *(*how[])(void *) = {run, end, owner};
    pthread_key_create(&key, free);
    for (int i = 0; i < 3; i++) {
        struct work *w = malloc(sizeof *w);
        if (!w)
            abort();
        w->n = i + 1;
        if (start(&t[i], w, how[i]))
            return 1;
    }
    void *result;
    pthread_join(t[0], &result);
    printf("%d\n", ((struct work *)result)->n);
    free(result);
    pthread_join(t[1], NULL);
    pthread_join(t[2], NULL);
    return 0;
}
