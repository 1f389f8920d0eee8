/* Guarded data in a queue, behind reference counts and pointers to locks: all of it is used with its lock. */
#include <ownership.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* a bounded buffer */
enum { ROOM = 4 };
struct queue {
    pthread_mutex_t lock;
    pthread_cond_t not_empty, not_full;
    guards(lock) int items[ROOM];
    guards(lock) size_t head, count;
    guards(lock) bool closed;
};
gives nullable struct queue *queue_new(void)
{
    struct queue *q = calloc(1, sizeof *q);
    if (!q)
        return NULL;
    if (pthread_mutex_init(&q->lock, NULL) != 0) {
        free(q);
        return NULL;
    }
    pthread_cond_init(&q->not_empty, NULL);
    pthread_cond_init(&q->not_full, NULL);
    q->head = q->count = 0;
    return q;
}
void queue_free(owns struct queue *q)
{
    if (!q)
        return;
    q->count = 0;
    pthread_cond_destroy(&q->not_full);
    pthread_cond_destroy(&q->not_empty);
    pthread_mutex_destroy(&q->lock);
    free(q);
}
needs(q->lock) static bool is_full(borrows const struct queue *q) { return q->count == ROOM; }
bool queue_put(borrows_mut struct queue *q, int v)
{
    pthread_mutex_lock(&q->lock);
    while (is_full(q) && !q->closed)
        pthread_cond_wait(&q->not_full, &q->lock);
    bool ok = !q->closed;
    if (ok) {
        q->items[(q->head + q->count++) % ROOM] = v;
        pthread_cond_signal(&q->not_empty);
    }
    pthread_mutex_unlock(&q->lock);
    return ok;
}
bool queue_get(borrows_mut struct queue *q, int *ret)
{
    bool ok = false;
    pthread_mutex_lock(&q->lock);
    for (;;) {
        if (q->count) {
            *ret = q->items[q->head];
            q->head = (q->head + 1) % ROOM;
            q->count--;
            pthread_cond_signal(&q->not_full);
            ok = true;
            break;
        }
        if (q->closed)
            break;
        pthread_cond_wait(&q->not_empty, &q->lock);
    }
    pthread_mutex_unlock(&q->lock);
    return ok;
}
void queue_close(borrows_mut struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    q->closed = true;
    pthread_cond_broadcast(&q->not_empty);
    pthread_cond_broadcast(&q->not_full);
    pthread_mutex_unlock(&q->lock);
}
static pthread_mutex_t sum_lock = PTHREAD_MUTEX_INITIALIZER;
guards(sum_lock) static long sum;
static void *consumer(void *arg)
{
    struct queue *q = arg;
    int v;
    while (queue_get(q, &v)) {
        pthread_mutex_lock(&sum_lock);
        sum += v;
        pthread_mutex_unlock(&sum_lock);
    }
    return NULL;
}
/* reference counted */
struct doc { pthread_mutex_t lock; guards(lock) int refs; guards(lock) char *text; };
static struct doc *doc_new(const char *text)
{
    struct doc *d = malloc(sizeof *d);
    if (!d)
        exit(1);
    d->refs = 1;
    d->text = strdup(text);
    pthread_mutex_init(&d->lock, NULL);
    return d;
}
static struct doc *doc_ref(struct doc *d) { pthread_mutex_lock(&d->lock); d->refs++; pthread_mutex_unlock(&d->lock); return d; }
static void doc_unref(struct doc *d)
{
    pthread_mutex_lock(&d->lock);
    int left = --d->refs;
    pthread_mutex_unlock(&d->lock);
    if (left == 0) {
        free(d->text);
        pthread_mutex_destroy(&d->lock);
        free(d);
    }
}
static void *reader(void *arg)
{
    struct doc *d = arg;
    pthread_mutex_lock(&d->lock);
    size_t n = strlen(d->text);
    pthread_mutex_unlock(&d->lock);
    doc_unref(d);
    return (void *)n;
}
/* a pointer to the lock */
struct shard { pthread_mutex_t *lock; guards(lock) int n; };
static void shard_add(struct shard *s, int by) { pthread_mutex_lock(s->lock); s->n += by; pthread_mutex_unlock(s->lock); }
/* nested */
struct inner { pthread_mutex_t m; };
struct outer { struct inner in; guards(in.m) int n; guards(in.m) struct { int a, b; } pair; };
static int outer_use(struct outer *o) { pthread_mutex_lock(&o->in.m); int r = o->n + o->pair.a; pthread_mutex_unlock(&o->in.m); return r; }
takes(o->in.m) static bool outer_try(struct outer *o) { return pthread_mutex_trylock(&o->in.m) == 0; }
static int outer_use2(struct outer *o) { if (!outer_try(o)) return -1; int r = o->pair.b++; pthread_mutex_unlock(&o->in.m); return r; }
int main(void)
{
    pthread_t t[2], r[2];
    struct queue *q = queue_new();
    if (!q)
        return 1;
    struct doc *d = doc_new("hello");
    sum = 0;
    for (int i = 0; i < 2; i++) {
        if (pthread_create(&t[i], NULL, consumer, q) != 0 || pthread_create(&r[i], NULL, reader, doc_ref(d)) != 0)
            exit(1);
    }
    doc_unref(d);
    for (int i = 0; i < 6; i++)
        queue_put(q, i);
    queue_close(q);
    for (int i = 0; i < 2; i++) {
        pthread_join(t[i], NULL);
        pthread_join(r[i], NULL);
    }
    printf("%ld\n", sum);
    queue_free(q);
    static pthread_mutex_t l = PTHREAD_MUTEX_INITIALIZER;
    struct shard s = {&l, 0};
    shard_add(&s, 3);
    struct outer o = {.in = {PTHREAD_MUTEX_INITIALIZER}};
    printf("%d %d %d\n", s.n, outer_use(&o), outer_use2(&o));
    return 0;
}
