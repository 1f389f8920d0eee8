// The sender waits until it has been read.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *message;
static sem_t was_read;

static void *sender(void *arg)
{
    int words = 7;
    pthread_mutex_lock(&lock);
    message = &words;
    pthread_mutex_unlock(&lock);
    sem_wait(&was_read);
    return arg;
}

int main(void)
{
    pthread_t t;
    sem_init(&was_read, 0, 0);
    pthread_create(&t, NULL, sender, NULL);
    pthread_mutex_lock(&lock);
    if (message)
        printf("%d\n", *message);
    pthread_mutex_unlock(&lock);
    sem_post(&was_read);
    pthread_join(t, NULL);
    return 0;
}
