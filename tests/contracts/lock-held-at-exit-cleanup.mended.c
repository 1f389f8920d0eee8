/* The guard ends with its scope; a bare lock does not. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int jobs = 3;

static void unlock(pthread_mutex_t **m)
{
    pthread_mutex_unlock(*m);
}

static int next_job(void)
{
    pthread_mutex_t *guard __attribute__((cleanup(unlock))) = &lock;
    pthread_mutex_lock(guard);
    if (jobs == 0)
        return -1;
    int job = jobs--;
    return job;
}

int main(void)
{
    return next_job() < 0;
}
