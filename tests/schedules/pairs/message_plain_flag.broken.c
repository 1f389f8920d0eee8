// A plain int says that the message is there.
#include <pthread.h>
#include <sched.h>
#include <stdio.h>

static int message;
static int ready;

static void *sender(void *arg)
{
    message = 42; // either: data-race
    ready = 1; // either: data-race
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, sender, NULL);
    while (!ready) // either: data-race
        sched_yield();
    printf("%d\n", message); // either: data-race
    pthread_join(t, NULL);
    return 0;
}
