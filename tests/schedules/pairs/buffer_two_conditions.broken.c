// The consumer says "filled" where "emptied" is meant.
#include <pthread.h>

enum { SIZE = 1, ITEMS = 2 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static pthread_cond_t emptied = PTHREAD_COND_INITIALIZER;
static int buffer[SIZE], count;

static void put(int item)
{
    pthread_mutex_lock(&lock);
    while (count == SIZE)
        pthread_cond_wait(&emptied, &lock); // either: deadlock // either: lost-wakeup
    buffer[count++] = item;
    pthread_cond_signal(&filled);
    pthread_mutex_unlock(&lock);
}

static int get(void)
{
    pthread_mutex_lock(&lock);
    while (count == 0)
        pthread_cond_wait(&filled, &lock); // either: deadlock // either: lost-wakeup
    int item = buffer[--count];
    pthread_cond_signal(&filled);
    pthread_mutex_unlock(&lock);
    return item;
}

static void *producer(void *arg)
{
    for (int i = 0; i < ITEMS; i++)
        put(i);
    return arg;
}

static void *consumer(void *arg)
{
    int sum = 0;
    for (int i = 0; i < ITEMS; i++)
        sum += get();
    return sum == 1 ? arg : NULL;
}

int main(void)
{
    pthread_t p, c;
    pthread_create(&c, NULL, consumer, NULL);
    pthread_create(&p, NULL, producer, NULL);
    pthread_join(p, NULL); // either: deadlock
    pthread_join(c, NULL); // either: deadlock
    return 0;
}
