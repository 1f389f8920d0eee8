/* main's thread may end before the others do. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void at_the_end(void) { puts("exit"); }

static void *work(void *unused)
{
    (void)unused;
    puts("still here");
    return NULL;
}

int main(void)
{
    pthread_t t;
    atexit(at_the_end);
    if (pthread_create(&t, NULL, work, NULL))
        return 1;
    pthread_detach(t);
    pthread_exit(NULL);
}
