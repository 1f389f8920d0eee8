// main waits.
#include <pthread.h>
#include <stdio.h>

static void *save(void *arg)
{
    puts("saved");
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, save, NULL);
    pthread_join(t, NULL);
    return 0;
}
