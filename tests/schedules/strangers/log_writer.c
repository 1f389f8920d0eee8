// Producers put lines into a log; one writer collects them and prints them, source by source.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PRODUCERS = 2, LINES = 3, SLOTS = 2 };

struct entry {
    int source, number;
    char text[32];
};

struct log {
    pthread_mutex_t lock;
    pthread_cond_t not_empty, not_full;
    struct entry slots[SLOTS];
    int first, used, open;
};

static struct log the_log = {
    .lock = PTHREAD_MUTEX_INITIALIZER,
    .not_empty = PTHREAD_COND_INITIALIZER,
    .not_full = PTHREAD_COND_INITIALIZER,
};

static void log_open(struct log *log)
{
    pthread_mutex_lock(&log->lock);
    log->open++;
    pthread_mutex_unlock(&log->lock);
}

static void log_close(struct log *log)
{
    pthread_mutex_lock(&log->lock);
    if (--log->open == 0)
        pthread_cond_broadcast(&log->not_empty);
    pthread_mutex_unlock(&log->lock);
}

static void log_put(struct log *log, const struct entry *e)
{
    pthread_mutex_lock(&log->lock);
    while (log->used == SLOTS)
        pthread_cond_wait(&log->not_full, &log->lock);
    log->slots[(log->first + log->used) % SLOTS] = *e;
    log->used++;
    pthread_cond_signal(&log->not_empty);
    pthread_mutex_unlock(&log->lock);
}

static int log_get(struct log *log, struct entry *e)
{
    int got = 0;
    pthread_mutex_lock(&log->lock);
    while (log->used == 0 && log->open > 0)
        pthread_cond_wait(&log->not_empty, &log->lock);
    if (log->used > 0) {
        *e = log->slots[log->first];
        log->first = (log->first + 1) % SLOTS;
        log->used--;
        pthread_cond_signal(&log->not_full);
        got = 1;
    }
    pthread_mutex_unlock(&log->lock);
    return got;
}

static void *producer(void *arg)
{
    int me = *(int *)arg;
    for (int i = 0; i < LINES; i++) {
        struct entry e = { .source = me, .number = i };
        snprintf(e.text, sizeof e.text, "source %d, line %d", me, i);
        log_put(&the_log, &e);
    }
    log_close(&the_log);
    return NULL;
}

struct page {
    char *lines[PRODUCERS][LINES];
    int out_of_order;
};

static void *writer(void *arg)
{
    struct page *page = arg;
    int next[PRODUCERS] = { 0 };
    struct entry e;
    while (log_get(&the_log, &e)) {
        if (e.number != next[e.source]++)
            page->out_of_order++;
        page->lines[e.source][e.number] = strdup(e.text);
    }
    return NULL;
}

int main(void)
{
    pthread_t w, p[PRODUCERS];
    int id[PRODUCERS];
    struct page page = { .out_of_order = 0 };
    for (int i = 0; i < PRODUCERS; i++)
        log_open(&the_log);
    pthread_create(&w, NULL, writer, &page);
    for (int i = 0; i < PRODUCERS; i++) {
        id[i] = i;
        pthread_create(&p[i], NULL, producer, &id[i]);
    }
    for (int i = 0; i < PRODUCERS; i++)
        pthread_join(p[i], NULL);
    pthread_join(w, NULL);
    for (int s = 0; s < PRODUCERS; s++)
        for (int i = 0; i < LINES; i++) {
            puts(page.lines[s][i] ? page.lines[s][i] : "(lost)");
            free(page.lines[s][i]);
        }
    printf("%d out of order\n", page.out_of_order);
    return 0;
}
