// First the semaphore, then the mutex.
#include <pthread.h>
#include <semaphore.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sem_t room, items;
static int count;

static void *producer(void *arg)
{
    for (int i = 0; i < 2; i++) {
        sem_wait(&room);
        pthread_mutex_lock(&lock);
        count++;
        pthread_mutex_unlock(&lock);
        sem_post(&items);
    }
    return arg;
}

static void *consumer(void *arg)
{
    for (int i = 0; i < 2; i++) {
        sem_wait(&items);
        pthread_mutex_lock(&lock);
        count--;
        pthread_mutex_unlock(&lock);
        sem_post(&room);
    }
    return arg;
}

int main(void)
{
    pthread_t p, c;
    sem_init(&room, 0, 1);
    sem_init(&items, 0, 0);
    pthread_create(&c, NULL, consumer, NULL);
    pthread_create(&p, NULL, producer, NULL);
    pthread_join(c, NULL);
    pthread_join(p, NULL);
    sem_destroy(&room);
    sem_destroy(&items);
    return count;
}
