#include <assert.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int drawer = 10;

static int look(void)
{
    pthread_mutex_lock(&lock);
    int there = drawer;
    pthread_mutex_unlock(&lock);
    return there;
}

static void take(int amount)
{
    pthread_mutex_lock(&lock);
    drawer -= amount;
    pthread_mutex_unlock(&lock);
}

static void *till(void *unused)
{
    (void)unused;
    if (look() >= 10)
        take(10);
    return NULL;
}

int main(void)
{
    pthread_t one, two;
    pthread_create(&one, NULL, till, NULL);
    pthread_create(&two, NULL, till, NULL);
    pthread_join(one, NULL);
    pthread_join(two, NULL);
    assert(drawer >= 0);
    printf("%d left\n", drawer);
    return 0;
}
