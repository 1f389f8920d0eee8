// Who leaves resets the count, while another still looks at it.
#include <pthread.h>

enum { N = 2 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t all = PTHREAD_COND_INITIALIZER;
static int arrived;

static void meet(void)
{
    pthread_mutex_lock(&lock);
    arrived++;
    while (arrived < N)
        pthread_cond_wait(&all, &lock); // either: lost-wakeup // either: deadlock
    pthread_cond_broadcast(&all);
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    arrived = 0;
    pthread_mutex_unlock(&lock);
}

static void *walk(void *arg)
{
    meet();
    meet();
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, walk, NULL);
    pthread_create(&b, NULL, walk, NULL);
    pthread_join(a, NULL); // either: deadlock
    pthread_join(b, NULL); // either: deadlock
    return 0;
}
