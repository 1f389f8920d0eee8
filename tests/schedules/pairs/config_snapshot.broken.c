// hides
// Host and port are read one after the other; they may be of two settings.
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
    struct config mine = { get(&config.host), get(&config.port) };
    assert(mine.host == mine.port); // expect: assertion-failed
    pthread_join(t, NULL);
    return get(&config.host) - 2;
}
