// Thread-specific pointers, all to the same buffer.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_key_t key;
static int shared;

static void *count(void *arg)
{
    pthread_setspecific(key, &shared);
    int *mine = pthread_getspecific(key);
    if (mine)
        (*mine)++; // expect: data-race
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_key_create(&key, NULL);
    pthread_create(&a, NULL, count, NULL);
    pthread_create(&b, NULL, count, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    pthread_key_delete(key);
    printf("%d\n", shared);
    return 0;
}
