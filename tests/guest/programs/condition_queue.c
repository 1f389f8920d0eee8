/* A bounded buffer. */
#include <pthread.h>
#include <stdio.h>

enum { ROOM = 2, ITEMS = 6 };
static struct {
    pthread_mutex_t lock;
    pthread_cond_t not_empty, not_full;
    int at[ROOM], count, first;
} queue = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, PTHREAD_COND_INITIALIZER, { 0 }, 0, 0 };

static void put(int item)
{
    pthread_mutex_lock(&queue.lock);
    while (queue.count == ROOM)
        pthread_cond_wait(&queue.not_full, &queue.lock);
    queue.at[(queue.first + queue.count++) % ROOM] = item;
    pthread_cond_signal(&queue.not_empty);
    pthread_mutex_unlock(&queue.lock);
}

static int take(void)
{
    pthread_mutex_lock(&queue.lock);
    while (queue.count == 0)
        pthread_cond_wait(&queue.not_empty, &queue.lock);
    int item = queue.at[queue.first];
    queue.first = (queue.first + 1) % ROOM;
    queue.count--;
    pthread_cond_signal(&queue.not_full);
    pthread_mutex_unlock(&queue.lock);
    return item;
}

static void *produce(void *unused)
{
    for (int i = 1; i <= ITEMS; i++)
        put(i);
    return unused;
}

int main(void)
{
    pthread_t t;
    if (pthread_create(&t, NULL, produce, NULL))
        return 1;
    for (int i = 0; i < ITEMS; i++)
        printf("%d\n", take());
    pthread_join(t, NULL);
    pthread_cond_destroy(&queue.not_empty);
    pthread_cond_destroy(&queue.not_full);
    pthread_mutex_destroy(&queue.lock);
    return 0;
}
