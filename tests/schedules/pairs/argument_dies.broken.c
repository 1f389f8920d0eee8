// The thread's argument is a local of a function that has returned.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *ring(void *arg)
{
    int *minutes = arg;
    printf("in %d minutes\n", *minutes); // expect: use-after-return
    return NULL;
}

static pthread_t set_alarm(int minutes)
{
    pthread_t t;
    pthread_create(&t, NULL, ring, &minutes);
    return t;
}

int main(void)
{
    pthread_t t = set_alarm(5);
    pthread_join(t, NULL);
    return 0;
}
