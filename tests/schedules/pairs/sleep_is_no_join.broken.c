// "It is surely done by now."
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int answer;

static void *compute(void *arg)
{
    answer = 42; // either: data-race
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, compute, NULL);
    usleep(1000);
    printf("%d\n", answer); // either: data-race
    pthread_join(t, NULL);
    return 0;
}
