// A thread ends with the lock in its hand.
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int state;

static void *quitter(void *arg)
{
    pthread_mutex_lock(&lock); // may: lock-misuse
    state++;
    if (state == 1)
        pthread_exit(NULL); // may: lock-misuse
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, quitter, NULL);
    pthread_join(t, NULL);
    pthread_mutex_lock(&lock); // expect: deadlock
    state++;
    pthread_mutex_unlock(&lock);
    return state - 2;
}
