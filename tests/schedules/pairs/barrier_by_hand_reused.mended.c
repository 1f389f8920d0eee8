// A round has a number; who waits waits for that to change.
#include <pthread.h>

enum { N = 2 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t all = PTHREAD_COND_INITIALIZER;
static int arrived;
static int round_;

static void meet(void)
{
    pthread_mutex_lock(&lock);
    arrived++;
    int mine = round_;
    if (arrived == N) {
        arrived = 0;
        round_++;
        pthread_cond_broadcast(&all);
    }
    while (round_ == mine)
        pthread_cond_wait(&all, &lock);
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
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
