// hides
// It signals only when the buffer was empty: two waiters, one signal.
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static int count;

static void *consumer(void *arg)
{
    pthread_mutex_lock(&lock);
    while (count == 0)
        pthread_cond_wait(&filled, &lock); // either: lost-wakeup // either: deadlock
    count--;
    pthread_mutex_unlock(&lock);
    return arg;
}

static void put(void)
{
    pthread_mutex_lock(&lock);
    if (count++ == 0)
        pthread_cond_signal(&filled);
    pthread_mutex_unlock(&lock);
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, consumer, NULL);
    pthread_create(&b, NULL, consumer, NULL);
    put();
    put();
    pthread_join(a, NULL); // either: deadlock
    pthread_join(b, NULL); // either: deadlock
    return 0;
}
