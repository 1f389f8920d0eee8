// volatile keeps the compiler from caching it; it does not publish the result.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

static volatile int done;
static int result;

static void *work(void *arg)
{
    result = 6 * 7; // either: data-race
    done = 1; // either: data-race
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, work, NULL);
    while (!done) // either: data-race
        sched_yield();
    printf("%d\n", result); // either: data-race
    pthread_join(t, NULL);
    return 0;
}
