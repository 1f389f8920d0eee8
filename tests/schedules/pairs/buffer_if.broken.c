// hides
// if, where it must be while: a third may have been there first.
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static int count, eaten;

static void *consumer(void *arg)
{
    pthread_mutex_lock(&lock);
    if (count == 0)
        pthread_cond_wait(&filled, &lock);
    assert(count > 0); // expect: assertion-failed
    count--;
    eaten++;
    pthread_mutex_unlock(&lock);
    return arg;
}

static void put(void)
{
    pthread_mutex_lock(&lock);
    count++;
    pthread_cond_signal(&filled);
    pthread_mutex_unlock(&lock);
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, consumer, NULL);
    pthread_create(&b, NULL, consumer, NULL);
    put();
    put();
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return eaten - 2;
}
