// Both look again.
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static int list[2] = { 4, 5 }, jobs, sum;

static void *worker(void *arg)
{
    pthread_mutex_lock(&lock);
    while (jobs == 0)
        pthread_cond_wait(&change, &lock);
    jobs--;
    sum += list[jobs];
    pthread_mutex_unlock(&lock);
    return arg;
}

static void add_job(void)
{
    pthread_mutex_lock(&lock);
    jobs++;
    pthread_cond_broadcast(&change);
    pthread_mutex_unlock(&lock);
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, worker, NULL);
    pthread_create(&b, NULL, worker, NULL);
    add_job();
    add_job();
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return sum == 0;
}
