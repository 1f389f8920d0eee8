// One of two takes the spin lock.
#include <pthread.h>
#include <stdio.h>

static pthread_spinlock_t lock;
static int stock = 5;

static void *sell(void *arg)
{
    pthread_spin_lock(&lock);
    stock--; // either: data-race
    pthread_spin_unlock(&lock);
    return arg;
}

static void *deliver(void *arg)
{
    stock += 10; // either: data-race
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
    pthread_create(&a, NULL, sell, NULL);
    pthread_create(&b, NULL, deliver, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    pthread_spin_destroy(&lock);
    printf("%d\n", stock);
    return 0;
}
