#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

static int *shared;

static void *use(void *unused)
{
    (void)unused;
    int value = *shared;
    return value == 7 ? shared : NULL;
}

int main(void)
{
    pthread_t t;
    shared = malloc(sizeof *shared);
    if (!shared)
        return 1;
    *shared = 7;
    pthread_create(&t, NULL, use, NULL);
    for (int i = 0; i < 10; i++)
        sched_yield();
    free(shared); // expect: data-race
    pthread_join(t, NULL);
    puts("done");
    return 0;
}
