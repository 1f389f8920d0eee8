#include <assert.h>
#include <pthread.h>
#include <stdio.h>

struct hall {
    pthread_mutex_t lock;
    int inside;
    int places;
};
int people(struct hall *h);
int let_in(struct hall *h);

struct turnstile {
    struct hall *hall;
    int let_in;
};

static void *thread_a(void *arg)
{
    struct turnstile *t = arg;
    t->let_in = let_in(t->hall);
    assert(people(t->hall) <= t->hall->places);
    return NULL;
}

static void *thread_b(void *arg)
{
    struct turnstile *t = arg;
    t->let_in = let_in(t->hall);
    return NULL;
}

int main(void)
{
    struct hall h = {PTHREAD_MUTEX_INITIALIZER, 0, 0};
    if (scanf("%d %d", &h.inside, &h.places) != 2)
        return 1;
    int before = h.inside;
    struct turnstile north = {&h, 0}, south = {&h, 0};
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, &north) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, &south) != 0)
        return pthread_join(a, NULL) != 0 ? 2 : 1;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    int in = north.let_in + south.let_in;
    assert(people(&h) <= h.places);
    assert(people(&h) == before + in);
    printf("%d let in, %d sent away, %d of %d places taken\n",
           in, 2 - in, people(&h), h.places);
    pthread_mutex_destroy(&h.lock);
    return 0;
}
