// main waits for the worker and holds the lock that the worker wants.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int total;

static void *work(void *arg)
{
    pthread_mutex_lock(&lock); // either: deadlock
    total++;
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t worker;
    pthread_create(&worker, NULL, work, NULL);
    pthread_mutex_lock(&lock);
    if (total == 0) {
        pthread_join(worker, NULL); // either: deadlock
        printf("done\n");
        pthread_mutex_unlock(&lock);
    } else {
        pthread_mutex_unlock(&lock);
        pthread_join(worker, NULL);
    }
    return 0;
}
