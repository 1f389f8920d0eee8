// main ends without waiting.
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
    pthread_create(&t, NULL, save, NULL); // expect: thread-leak
    return 0;
}
