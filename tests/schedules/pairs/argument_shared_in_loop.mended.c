// Each gets a number of its own.
#include <pthread.h>
#include <stdio.h>

static void *greet(void *arg)
{
    int me = *(int *)arg;
    printf("hello from %d\n", me);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int id[2];
    int i;
    for (i = 0; i < 2; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, greet, &id[i]);
    }
    for (i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    return 0;
}
