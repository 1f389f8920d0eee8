// It gives the lock back before it ends.
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int state;

static void *quitter(void *arg)
{
    pthread_mutex_lock(&lock);
    state++;
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, quitter, NULL);
    pthread_join(t, NULL);
    pthread_mutex_lock(&lock);
    state++;
    pthread_mutex_unlock(&lock);
    return state - 2;
}
