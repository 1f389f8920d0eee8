// caught-by: data-race
#include <assert.h>
#include <pthread.h>
#include <stdio.h>

static int drawer = 10;

static void *till(void *unused)
{
    (void)unused;
    if (drawer >= 10)
        drawer -= 10;
    return NULL;
}

int main(void)
{
    pthread_t one, two;
    pthread_create(&one, NULL, till, NULL);
    pthread_create(&two, NULL, till, NULL);
    pthread_join(one, NULL);
    pthread_join(two, NULL);
    assert(drawer >= 0);
    printf("%d left\n", drawer);
    return 0;
}
