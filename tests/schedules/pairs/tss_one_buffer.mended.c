// A buffer for each thread, freed by the key's destructor.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_key_t key;

static void *count(void *arg)
{
    pthread_setspecific(key, calloc(1, sizeof(int)));
    int *mine = pthread_getspecific(key);
    if (mine)
        (*mine)++;
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_key_create(&key, free);
    pthread_create(&a, NULL, count, NULL);
    pthread_create(&b, NULL, count, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    pthread_key_delete(key);
    puts("done");
    return 0;
}
