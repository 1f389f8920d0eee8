#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
static int errors; // guarded by lock

static void *thread_a(void *arg)
{
    pthread_mutex_lock(&lock);
    errors++;
    pthread_mutex_unlock(&lock);
    return arg;
}
static void *thread_b(void *arg)
{
    pthread_mutex_lock(&log_lock);
    errors = 0;
    pthread_mutex_unlock(&log_lock);
    return arg;
}
int main(void)
{
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, NULL) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, NULL) != 0)
        return pthread_join(a, NULL) != 0 ? 2 : 1;
    pthread_join(a, NULL);
    return pthread_join(b, NULL);
}
