// A token bucket: a clock thread fills it, clients take from it, and none gets more than there was.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <time.h>

struct bucket {
    pthread_mutex_t lock;
    pthread_cond_t refilled;
    int tokens, capacity;
    int given, refills;
    bool closed;
};

static struct bucket bucket = {
    .lock = PTHREAD_MUTEX_INITIALIZER,
    .refilled = PTHREAD_COND_INITIALIZER,
    .tokens = 1,
    .capacity = 2,
};

static void pause_ms(long ms)
{
    struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };
    nanosleep(&t, NULL);
}

static bool take(struct bucket *b, int n)
{
    pthread_mutex_lock(&b->lock);
    while (b->tokens < n && !b->closed)
        pthread_cond_wait(&b->refilled, &b->lock);
    bool got = b->tokens >= n;
    if (got) {
        b->tokens -= n;
        b->given += n;
    }
    pthread_mutex_unlock(&b->lock);
    return got;
}

static void refill(struct bucket *b)
{
    pthread_mutex_lock(&b->lock);
    if (b->tokens < b->capacity) {
        b->tokens++;
        b->refills++;
        pthread_cond_broadcast(&b->refilled);
    }
    pthread_mutex_unlock(&b->lock);
}

static void close_bucket(struct bucket *b)
{
    pthread_mutex_lock(&b->lock);
    b->closed = true;
    pthread_cond_broadcast(&b->refilled);
    pthread_mutex_unlock(&b->lock);
}

struct client {
    pthread_t thread;
    int wants, served, refused;
};

static void *client_main(void *arg)
{
    struct client *c = arg;
    for (int i = 0; i < 2; i++) {
        if (take(&bucket, c->wants))
            c->served++;
        else
            c->refused++;
    }
    return NULL;
}

static void *clock_main(void *arg)
{
    int ticks = *(int *)arg;
    for (int i = 0; i < ticks; i++) {
        pause_ms(1);
        refill(&bucket);
    }
    close_bucket(&bucket);
    return NULL;
}

int main(void)
{
    struct client clients[2] = { { .wants = 1 }, { .wants = 2 } };
    pthread_t clock_thread;
    int ticks = 4;
    for (int i = 0; i < 2; i++)
        pthread_create(&clients[i].thread, NULL, client_main, &clients[i]);
    pthread_create(&clock_thread, NULL, clock_main, &ticks);
    int asked = 0, units = 0;
    for (int i = 0; i < 2; i++) {
        pthread_join(clients[i].thread, NULL);
        asked += clients[i].served + clients[i].refused;
        units += clients[i].served * clients[i].wants;
    }
    pthread_join(clock_thread, NULL);
    printf("%d asked\n", asked);
    printf("%s\n", units == bucket.given ? "all given were served" : "some were lost");
    printf("%s\n", bucket.given + bucket.tokens == 1 + bucket.refills ? "no token more" : "tokens from nowhere");
    return 0;
}
