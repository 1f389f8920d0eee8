// Both are copied in one critical section.
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct config { int host, port; } config = { 1, 1 };

static int get(const int *field)
{
    pthread_mutex_lock(&lock);
    int value = *field;
    pthread_mutex_unlock(&lock);
    return value;
}

static void *reload(void *arg)
{
    pthread_mutex_lock(&lock);
    config = (struct config){ 2, 2 };
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, reload, NULL);
    pthread_mutex_lock(&lock);
    struct config mine = config;
    pthread_mutex_unlock(&lock);
    assert(mine.host == mine.port);
    pthread_join(t, NULL);
    return get(&config.host) - 2;
}
