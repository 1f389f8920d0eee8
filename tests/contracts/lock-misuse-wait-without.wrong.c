/* A wait lets the lock go and takes it again: it must be held. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER;
static int items;

static int take(void)
{
    pthread_mutex_lock(&lock);
    int n = items;
    pthread_mutex_unlock(&lock);
    if (n == 0)
        pthread_cond_wait(&more, &lock); //! lock-misuse
    return n;
}

static void *produce(void *unused)
{
    pthread_mutex_lock(&lock);
    items++;
    pthread_cond_signal(&more);
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void)
{
    pthread_t t;
    if (pthread_create(&t, NULL, produce, NULL))
        return 1;
    int n = take();
    pthread_join(t, NULL);
    return n != 1;
}
