#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock;
static pthread_cond_t ready = PTHREAD_COND_INITIALIZER;
static int done;

static void *work(void *unused)
{
    pthread_mutex_lock(&lock);
    done = 1;
    pthread_cond_signal(&ready);
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void)
{
    pthread_t t;
    pthread_mutexattr_t a;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&lock, &a);
    pthread_mutex_lock(&lock);
    pthread_mutex_lock(&lock);
    if (pthread_create(&t, NULL, work, NULL))
        return 1;
    while (!done)
        pthread_cond_wait(&ready, &lock); // expect: lock-misuse
    pthread_mutex_unlock(&lock);
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    puts("done");
    return 0;
}
