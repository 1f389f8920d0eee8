// Atomic, as the result hangs on it.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int done;
static int result;

static void *work(void *arg)
{
    result = 6 * 7;
    done = 1;
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, work, NULL);
    while (!done)
        sched_yield();
    printf("%d\n", result);
    pthread_join(t, NULL);
    return 0;
}
