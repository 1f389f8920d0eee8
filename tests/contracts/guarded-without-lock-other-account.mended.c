/* One account is locked, and the other one is changed. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; int number; guards(lock) long cents; };

static void transfer(struct account *from, struct account *to, long cents)
{
    struct account *first = from->number < to->number ? from : to;
    struct account *second = first == from ? to : from;
    pthread_mutex_lock(&first->lock);
    pthread_mutex_lock(&second->lock);
    from->cents -= cents;
    to->cents += cents;
    pthread_mutex_unlock(&second->lock);
    pthread_mutex_unlock(&first->lock);
}

int main(void)
{
    static struct account a = {PTHREAD_MUTEX_INITIALIZER, 1, 100}, b = {PTHREAD_MUTEX_INITIALIZER, 2, 0};
    transfer(&a, &b, 30);
    return 0;
}
