// hides
// a to b and b to a: each holds what the other wants.
#include <pthread.h>
#include <stdio.h>

struct account {
    pthread_mutex_t lock;
    int number, balance;
};
static struct account a = { PTHREAD_MUTEX_INITIALIZER, 1, 100 };
static struct account b = { PTHREAD_MUTEX_INITIALIZER, 2, 100 };

static void transfer(struct account *from, struct account *to, int amount)
{
    pthread_mutex_lock(&from->lock);
    pthread_mutex_lock(&to->lock); // expect: deadlock
    from->balance -= amount;
    to->balance += amount;
    pthread_mutex_unlock(&to->lock);
    pthread_mutex_unlock(&from->lock);
}

static void *salary(void *arg)
{
    transfer(&a, &b, 30);
    return arg;
}

static void *rent(void *arg)
{
    transfer(&b, &a, 20);
    return arg;
}

int main(void)
{
    pthread_t s, r;
    pthread_create(&s, NULL, salary, NULL);
    pthread_create(&r, NULL, rent, NULL);
    pthread_join(s, NULL);
    pthread_join(r, NULL);
    printf("%d %d\n", a.balance, b.balance);
    return 0;
}
