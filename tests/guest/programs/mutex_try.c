#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *unused)
{
    struct timespec until;
    (void)unused;
    printf("try: %d\n", pthread_mutex_trylock(&m) == EBUSY);
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    printf("timed: %d\n", pthread_mutex_timedlock(&m, &until) == ETIMEDOUT);
    until.tv_nsec = -1;
    printf("no time: %d\n", pthread_mutex_timedlock(&m, &until) == EINVAL);
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_mutex_lock(&m);
    if (pthread_create(&t, NULL, work, NULL))
        return 1;
    pthread_join(t, NULL);
    pthread_mutex_unlock(&m);
    struct timespec past = { 0, 0 };
    printf("free, in the past: %d\n", pthread_mutex_timedlock(&m, &past));
    pthread_mutex_unlock(&m);
    printf("%d\n", pthread_mutex_trylock(&m));
    pthread_mutex_unlock(&m);
    return 0;
}
