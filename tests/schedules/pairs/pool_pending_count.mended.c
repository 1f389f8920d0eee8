// It waits under the lock until none is pending.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t idle = PTHREAD_COND_INITIALIZER;
static int pending = 2, result;

static void *task(void *arg)
{
    pthread_mutex_lock(&lock);
    result += 5;
    if (--pending == 0)
        pthread_cond_signal(&idle);
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, task, NULL);
    pthread_create(&b, NULL, task, NULL);
    pthread_mutex_lock(&lock);
    while (pending > 0)
        pthread_cond_wait(&idle, &lock);
    pthread_mutex_unlock(&lock);
    printf("%d\n", result);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
