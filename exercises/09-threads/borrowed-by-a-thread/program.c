#include <pthread.h>
#include <stdio.h>

struct alarm {
    int number;
    int minutes;
};

static void *ring(void *arg)
{
    const struct alarm *a = arg;
    printf("alarm %d, in %d minutes\n", a->number, a->minutes);
    return NULL;
}

static int set_alarm(pthread_t *thread, int number, int minutes)
{
    struct alarm a = {number, minutes};
    int failed = pthread_create(thread, NULL, ring, &a);
    return failed;
}

int main(void)
{
    pthread_t thread;
    if (set_alarm(&thread, 1, 5) != 0)
        return 1;
    pthread_join(thread, NULL);
    return 0;
}
