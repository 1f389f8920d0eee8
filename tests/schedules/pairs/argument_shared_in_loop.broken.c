// All threads get the address of the same i.
#include <pthread.h>
#include <stdio.h>

static void *greet(void *arg)
{
    int me = *(int *)arg; // either: data-race
    printf("hello from %d\n", me);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int i;
    for (i = 0; i < 2; i++) // either: data-race
        pthread_create(&t[i], NULL, greet, &i);
    for (i = 0; i < 2; i++) // either: data-race
        pthread_join(t[i], NULL);
    return 0;
}
