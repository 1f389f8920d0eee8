// A mutex as a gate: who opens it is not who shut it.
#include <pthread.h>
#include <semaphore.h>

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static void *opener(void *arg)
{
    pthread_mutex_unlock(&gate); // expect: lock-misuse
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_mutex_lock(&gate);
    pthread_create(&t, NULL, opener, NULL);
    pthread_mutex_lock(&gate); // may: lock-misuse // may: deadlock
    pthread_join(t, NULL);
    pthread_mutex_unlock(&gate);
    return 0;
}
