// pthread_cond_wait() gives up a lock that nobody took.
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready = PTHREAD_COND_INITIALIZER;
static int go;

static void *starter(void *arg)
{
    pthread_mutex_lock(&lock);
    go = 1; // may: data-race
    pthread_cond_signal(&ready);
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, starter, NULL);
    while (!go) // may: data-race
        pthread_cond_wait(&ready, &lock); // expect: lock-misuse // may: lost-wakeup
    pthread_join(t, NULL);
    return 0;
}
