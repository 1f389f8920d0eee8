#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go;
static int waiting, gone;

static void *work(void *unused)
{
    pthread_mutex_lock(&lock);
    waiting = 1;
    while (!gone)
        pthread_cond_wait(&go, &lock);
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void)
{
    pthread_t t;
    pthread_cond_init(&go, NULL);
    if (pthread_create(&t, NULL, work, NULL))
        return 1;
    for (int there = 0; !there;) {
        pthread_mutex_lock(&lock);
        there = waiting;
        pthread_mutex_unlock(&lock);
        sched_yield();
    }
    pthread_mutex_lock(&lock);
    gone = 1;
    pthread_cond_signal(&go);
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    pthread_cond_destroy(&go);
    puts("done");
    return 0;
}
