// The account with the smaller number is locked first.
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
    struct account *first = from->number < to->number ? from : to;
    struct account *second = first == from ? to : from;
    pthread_mutex_lock(&first->lock);
    pthread_mutex_lock(&second->lock);
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
