// One loop runs all callbacks; other threads post events to it through a queue and a semaphore.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>

struct loop;
typedef void (*callback)(struct loop *loop, void *data);

struct event {
    callback call;
    void *data;
    struct event *next;
};

struct loop {
    sem_t ready; /* counts queued events, as bytes in a pipe would */
    pthread_mutex_t lock;
    struct event *first, **end;
    int running;
    /* only the loop's own thread touches these */
    int total, handled, sources;
};

static void loop_init(struct loop *loop)
{
    *loop = (struct loop){ .running = 1 };
    loop->end = &loop->first;
    sem_init(&loop->ready, 0, 0);
    pthread_mutex_init(&loop->lock, NULL);
}

static void loop_post(struct loop *loop, callback call, void *data)
{
    struct event *e = malloc(sizeof *e);
    if (!e)
        abort();
    *e = (struct event){ .call = call, .data = data };
    pthread_mutex_lock(&loop->lock);
    *loop->end = e;
    loop->end = &e->next;
    pthread_mutex_unlock(&loop->lock);
    sem_post(&loop->ready);
}

static struct event *loop_next(struct loop *loop)
{
    sem_wait(&loop->ready);
    pthread_mutex_lock(&loop->lock);
    struct event *e = loop->first;
    loop->first = e->next;
    if (!loop->first)
        loop->end = &loop->first;
    pthread_mutex_unlock(&loop->lock);
    return e;
}

static void loop_run(struct loop *loop)
{
    while (loop->running) {
        struct event *e = loop_next(loop);
        e->call(loop, e->data);
        loop->handled++;
        free(e);
    }
}

static void loop_release(struct loop *loop)
{
    for (struct event *e = loop->first, *next; e; e = next) {
        next = e->next;
        free(e);
    }
    pthread_mutex_destroy(&loop->lock);
    sem_destroy(&loop->ready);
}

static void on_number(struct loop *loop, void *data)
{
    int *n = data;
    loop->total += *n;
    free(n);
}

static void on_close(struct loop *loop, void *data)
{
    (void)data;
    if (--loop->sources == 0)
        loop->running = 0;
}

struct source {
    pthread_t thread;
    struct loop *loop;
    int from, count;
};

static void *source_main(void *arg)
{
    struct source *s = arg;
    for (int i = 0; i < s->count; i++) {
        int *n = malloc(sizeof *n);
        if (!n)
            abort();
        *n = s->from + i;
        loop_post(s->loop, on_number, n);
    }
    loop_post(s->loop, on_close, NULL);
    return NULL;
}

int main(void)
{
    struct loop loop;
    struct source sources[2] = { { .loop = &loop, .from = 1, .count = 3 },
                                 { .loop = &loop, .from = 10, .count = 2 } };
    loop_init(&loop);
    loop.sources = 2;
    for (int i = 0; i < 2; i++)
        pthread_create(&sources[i].thread, NULL, source_main, &sources[i]);
    loop_run(&loop);
    for (int i = 0; i < 2; i++)
        pthread_join(sources[i].thread, NULL);
    printf("%d events, total %d\n", loop.handled, loop.total);
    loop_release(&loop);
    return 0;
}
