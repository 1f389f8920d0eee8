/* Slots that wait to be written, first in, first out: a ring with a place
 * for each slot of a cache. Many threads put, one takes. */
#include "cache.h"

#include <assert.h>
#include <stddef.h>

void queue_open(struct queue *q)
{
    pthread_mutex_init(&q->lock, NULL);
    pthread_cond_init(&q->came, NULL);
}

void queue_end(struct queue *q)
{
    pthread_cond_destroy(&q->came);
    pthread_mutex_destroy(&q->lock);
}

void queue_put(struct queue *q, struct slot *s)
{
    pthread_mutex_lock(&q->lock);
    assert(!q->closed);
    for (int i = 0; i < q->count; i++)
        assert(q->place[(q->first + i) % SLOTS] != s);
    q->place[(q->first + q->count) % SLOTS] = s;
    q->count++;
    pthread_cond_signal(&q->came);
    pthread_mutex_unlock(&q->lock);
}

struct slot *queue_take(struct queue *q)
{
    struct slot *s = NULL;
    pthread_mutex_lock(&q->lock);
    while (q->count == 0 && !q->closed)
        pthread_cond_wait(&q->came, &q->lock);
    if (q->count > 0) {
        s = q->place[q->first];
        q->first = (q->first + 1) % SLOTS;
        q->count--;
    }
    pthread_mutex_unlock(&q->lock);
    return s;
}

void queue_close(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    q->closed = true;
    pthread_cond_broadcast(&q->came);
    pthread_mutex_unlock(&q->lock);
}

int queue_length(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    int count = q->count;
    pthread_mutex_unlock(&q->lock);
    return count;
}
