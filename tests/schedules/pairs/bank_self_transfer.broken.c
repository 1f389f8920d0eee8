// From an account to itself: its lock is taken twice.
#include <pthread.h>
#include <stdio.h>

struct account {
    pthread_mutex_t lock;
    int balance;
};
static struct account all[2] = { { PTHREAD_MUTEX_INITIALIZER, 10 },
                                 { PTHREAD_MUTEX_INITIALIZER, 20 } };

static void transfer(int from, int to, int amount)
{
    int low = from < to ? from : to, high = from < to ? to : from;
    pthread_mutex_lock(&all[low].lock);
    pthread_mutex_lock(&all[high].lock); // expect: lock-misuse
    all[from].balance -= amount;
    all[to].balance += amount;
    pthread_mutex_unlock(&all[high].lock);
    pthread_mutex_unlock(&all[low].lock);
}

static void *teller(void *arg)
{
    int *to = arg;
    transfer(0, *to, 5);
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    int first = 1, second = 0;
    pthread_create(&a, NULL, teller, &first);
    pthread_create(&b, NULL, teller, &second);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d %d\n", all[0].balance, all[1].balance);
    return 0;
}
