#include <pthread.h>
#include <stdio.h>
#include <stdatomic.h>

static int answer;
static atomic_int ready;

static void *work(void *unused)
{
    (void)unused;
    answer = 42;
    ready = 1;
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, work, NULL);
    if (ready)
        printf("%d\n", answer);
    pthread_join(t, NULL);
    printf("%d\n", answer);
    return 0;
}
