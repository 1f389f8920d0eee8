// The mutex is taken before one waits for room; who would make room needs it.
#include <pthread.h>
#include <semaphore.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sem_t room, items;
static int count;

static void *producer(void *arg)
{
    for (int i = 0; i < 2; i++) {
        pthread_mutex_lock(&lock);
        sem_wait(&room); // either: deadlock
        count++;
        pthread_mutex_unlock(&lock);
        sem_post(&items);
    }
    return arg;
}

static void *consumer(void *arg)
{
    for (int i = 0; i < 2; i++) {
        sem_wait(&items); // may: deadlock
        pthread_mutex_lock(&lock); // either: deadlock
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
    pthread_join(c, NULL); // either: deadlock
    pthread_join(p, NULL); // either: deadlock
    sem_destroy(&room);
    sem_destroy(&items);
    return count;
}
