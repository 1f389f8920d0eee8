/* exit() from a thread ends the program, after what atexit() noted. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void bye(void) { puts("bye"); }

static void *work(void *unused)
{
    (void)unused;
    puts("enough");
    exit(3);
}

int main(void)
{
    pthread_t t;
    atexit(bye);
    if (pthread_create(&t, NULL, work, NULL))
        return 1;
    pthread_join(t, NULL);
    puts("not reached");
    return 0;
}
