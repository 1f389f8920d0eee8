// Three stages, each a thread, with queues of one element between them.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t change;
    void *item;
    bool full, closed;
};

static void queue_init(struct queue *q)
{
    pthread_mutex_init(&q->lock, NULL);
    pthread_cond_init(&q->change, NULL);
    q->full = q->closed = false;
}

static void queue_release(struct queue *q)
{
    pthread_cond_destroy(&q->change);
    pthread_mutex_destroy(&q->lock);
}

static void queue_put(struct queue *q, void *item)
{
    pthread_mutex_lock(&q->lock);
    while (q->full)
        pthread_cond_wait(&q->change, &q->lock);
    q->item = item;
    q->full = true;
    pthread_cond_broadcast(&q->change);
    pthread_mutex_unlock(&q->lock);
}

static void queue_close(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    q->closed = true;
    pthread_cond_broadcast(&q->change);
    pthread_mutex_unlock(&q->lock);
}

static void *queue_get(struct queue *q)
{
    void *item = NULL;
    pthread_mutex_lock(&q->lock);
    while (!q->full && !q->closed)
        pthread_cond_wait(&q->change, &q->lock);
    if (q->full) {
        item = q->item;
        q->full = false;
        pthread_cond_broadcast(&q->change);
    }
    pthread_mutex_unlock(&q->lock);
    return item;
}

struct stage {
    struct queue *in, *out;
    void (*apply)(int *n);
};

static void *stage_main(void *arg)
{
    struct stage *s = arg;
    for (int *n; (n = queue_get(s->in)) != NULL;) {
        s->apply(n);
        queue_put(s->out, n);
    }
    queue_close(s->out);
    return NULL;
}

static void twice(int *n) { *n *= 2; }
static void plus_one(int *n) { *n += 1; }

static void *feeder(void *arg)
{
    struct queue *out = arg;
    for (int i = 1; i <= 3; i++) {
        int *n = malloc(sizeof *n);
        if (!n)
            break;
        *n = i;
        queue_put(out, n);
    }
    queue_close(out);
    return NULL;
}

int main(void)
{
    struct queue q[3];
    for (int i = 0; i < 3; i++)
        queue_init(&q[i]);
    struct stage first = { &q[0], &q[1], twice }, second = { &q[1], &q[2], plus_one };
    pthread_t f, a, b;
    pthread_create(&f, NULL, feeder, &q[0]);
    pthread_create(&a, NULL, stage_main, &first);
    pthread_create(&b, NULL, stage_main, &second);
    for (int *n; (n = queue_get(&q[2])) != NULL; free(n))
        printf("%d\n", *n);
    pthread_join(f, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    for (int i = 0; i < 3; i++)
        queue_release(&q[i]);
    return 0;
}
