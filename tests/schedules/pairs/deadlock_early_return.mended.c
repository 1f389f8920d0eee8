// Every way out gives the lock back.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int stock = 1;

static int buy(int n)
{
    pthread_mutex_lock(&lock);
    if (stock < n) {
        pthread_mutex_unlock(&lock);
        return 0;
    }
    stock -= n;
    pthread_mutex_unlock(&lock);
    return n;
}

static void *customer(void *arg)
{
    buy(*(int *)arg);
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    int much = 3, little = 1;
    pthread_create(&a, NULL, customer, &much);
    pthread_create(&b, NULL, customer, &little);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d left\n", stock);
    return 0;
}
