#include <assert.h>
#include <pthread.h>
#include <stdio.h>

struct config {
    int host;
    int port;
};
struct store {
    pthread_mutex_t lock;
    struct config now;
};
void serve(struct store *s);

static struct store store = {.lock = PTHREAD_MUTEX_INITIALIZER};
static struct config before, after;
static int connected;

void connect_to(struct store *s, int host, int port)
{
    assert((host == before.host && port == before.port) ||
           (host == after.host && port == after.port));
    pthread_mutex_lock(&s->lock);
    connected++;
    pthread_mutex_unlock(&s->lock);
}

static void *thread_a(void *arg)
{
    serve(&store);
    return arg;
}

static void *thread_b(void *arg)
{
    pthread_mutex_lock(&store.lock);
    store.now = after;
    pthread_mutex_unlock(&store.lock);
    return arg;
}

int main(void)
{
    if (scanf("%d %d", &before.host, &before.port) != 2 ||
        scanf("%d %d", &after.host, &after.port) != 2)
        return 1;
    store.now = before;
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, NULL) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, NULL) != 0)
        return pthread_join(a, NULL) != 0 ? 2 : 1;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    serve(&store);
    printf("%d served, now host %d\n", connected, store.now.host);
    return 0;
}
