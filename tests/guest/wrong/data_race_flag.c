#include <pthread.h>
#include <stdio.h>

static int answer;
static int ready;

static void *work(void *unused)
{
    (void)unused;
    answer = 42;
    ready = 1; // either: data-race
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, work, NULL);
    if (ready) // either: data-race
        printf("%d\n", answer);
    pthread_join(t, NULL);
    printf("%d\n", answer);
    return 0;
}
