// hides
// bounded
// Both hold one, fail at the other, give back, and try again: for ever.
#include <pthread.h>
#include <sched.h>

static pthread_mutex_t left = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t right = PTHREAD_MUTEX_INITIALIZER;
static int eaten;

static void eat(pthread_mutex_t *first, pthread_mutex_t *second)
{
    for (;;) { // either: livelock
        pthread_mutex_lock(first); // either: livelock
        if (pthread_mutex_trylock(second) == 0) // either: livelock
            break;
        pthread_mutex_unlock(first); // either: livelock
        sched_yield(); // either: livelock
    }
    eaten++; // may: livelock
    pthread_mutex_unlock(second); // either: livelock
    pthread_mutex_unlock(first);
}

static void *one(void *arg)
{
    eat(&left, &right);
    return arg;
}

static void *two(void *arg)
{
    eat(&right, &left);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, one, NULL);
    pthread_create(&b, NULL, two, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return eaten - 2;
}
