#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t never = PTHREAD_COND_INITIALIZER;

int main(void)
{
    struct timespec from, until, now;
    pthread_condattr_t a;
    pthread_cond_t c;
    clockid_t clock = -1;
    clock_gettime(CLOCK_REALTIME, &from);
    until = from;
    until.tv_nsec += 20000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&lock);
    int r;
    do
        r = pthread_cond_timedwait(&never, &lock, &until);
    while (r == 0);
    printf("%d\n", r == ETIMEDOUT);
    clock_gettime(CLOCK_REALTIME, &now);
    printf("it is later: %d\n", now.tv_sec > until.tv_sec ||
           (now.tv_sec == until.tv_sec && now.tv_nsec >= until.tv_nsec));
    until.tv_nsec = 1000000000;
    printf("%d\n", pthread_cond_timedwait(&never, &lock, &until) == EINVAL);
    pthread_mutex_unlock(&lock);

    pthread_condattr_init(&a);
    pthread_condattr_setclock(&a, CLOCK_MONOTONIC);
    pthread_condattr_getclock(&a, &clock);
    printf("%d\n", clock == CLOCK_MONOTONIC);
    pthread_cond_init(&c, &a);
    pthread_condattr_destroy(&a);
    clock_gettime(CLOCK_MONOTONIC, &until);
    pthread_mutex_lock(&lock);
    do
        r = pthread_cond_timedwait(&c, &lock, &until);
    while (r == 0);
    printf("%d\n", r == ETIMEDOUT);
    pthread_mutex_unlock(&lock);
    pthread_cond_destroy(&c);
    return 0;
}
