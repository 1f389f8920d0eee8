/* Time goes on while one sleeps, in whatever order the threads run. */
#include <pthread.h>
#include <stdio.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

static long ms_since(const struct timespec *from)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - from->tv_sec) * 1000 + (now.tv_nsec - from->tv_nsec) / 1000000;
}

static void *work(void *argument)
{
    struct timespec from, little = { 0, 20000000 };
    clock_gettime(CLOCK_MONOTONIC, &from);
    usleep(10000);
    nanosleep(&little, NULL);
    thrd_sleep(&little, NULL);
    sched_yield();
    thrd_yield();
    *(long *)argument = ms_since(&from);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    long took[2];
    struct timespec from;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int i = 0; i < 2; i++)
        if (pthread_create(&t[i], NULL, work, &took[i]))
            return 1;
    for (int i = 0; i < 2; i++) {
        pthread_join(t[i], NULL);
        printf("%d\n", took[i] >= 50 && took[i] < 5000);
    }
    printf("%d\n", ms_since(&from) >= 50);
    printf("%u\n", sleep(0));
    return 0;
}
