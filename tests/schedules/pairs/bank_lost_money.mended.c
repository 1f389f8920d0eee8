// The balance is changed while the lock is held.
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int balance = 100;

static int look(void)
{
    pthread_mutex_lock(&lock);
    int now = balance;
    pthread_mutex_unlock(&lock);
    return now;
}

static void set(int to)
{
    pthread_mutex_lock(&lock);
    balance = to;
    pthread_mutex_unlock(&lock);
}

static void *deposit(void *arg)
{
    (void)look;
    (void)set;
    pthread_mutex_lock(&lock);
    balance += 50;
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t p, q;
    pthread_create(&p, NULL, deposit, NULL);
    pthread_create(&q, NULL, deposit, NULL);
    pthread_join(p, NULL);
    pthread_join(q, NULL);
    assert(look() == 200);
    return 0;
}
