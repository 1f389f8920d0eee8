// hides
// main looks at the number of pending tasks without the lock.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t idle = PTHREAD_COND_INITIALIZER;
static int pending = 2, result;

static void *task(void *arg)
{
    pthread_mutex_lock(&lock);
    result += 5; // may: data-race
    if (--pending == 0) // either: data-race
        pthread_cond_signal(&idle);
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, task, NULL);
    pthread_create(&b, NULL, task, NULL);
    if (pending > 0) { // either: data-race
        pthread_mutex_lock(&lock);
        while (pending > 0)
            pthread_cond_wait(&idle, &lock);
        pthread_mutex_unlock(&lock);
    }
    printf("%d\n", result); // may: data-race
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
