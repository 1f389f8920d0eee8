#include <ownership.h>
#include <pthread.h>
#include <stdio.h>

/* drops() says that it is free afterwards; on one way it is not. */
struct queue {
    pthread_mutex_t lock;
    pthread_cond_t more;
    guards(lock) int items;
};

drops(q->lock) static void put_and_leave(struct queue *q, int n)
{
    q->items += n;
    pthread_cond_signal(&q->more);
    if (n)
        pthread_mutex_unlock(&q->lock);
} // expect: lock-held-at-exit

needs(q->lock) static void wait_for_one(struct queue *q)
{
    while (!q->items)
        pthread_cond_wait(&q->more, &q->lock);
}

static void *consumer(void *arg)
{
    struct queue *q = arg;
    pthread_mutex_lock(&q->lock);
    wait_for_one(q);
    q->items--;
    pthread_mutex_unlock(&q->lock);
    return NULL;
}

int main(void)
{
    struct queue q = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0 };
    pthread_t t;
    if (pthread_create(&t, NULL, consumer, &q))
        return 1;
    pthread_mutex_lock(&q.lock);
    put_and_leave(&q, 1);
    pthread_join(t, NULL);
    pthread_mutex_lock(&q.lock);
    put_and_leave(&q, 0);
    printf("%d\n", q.items);
    return 0;
}
