// It waits for the end.
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int answer;

static void *compute(void *arg)
{
    answer = 42;
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, compute, NULL);
    pthread_join(t, NULL);
    printf("%d\n", answer);
    return 0;
}
