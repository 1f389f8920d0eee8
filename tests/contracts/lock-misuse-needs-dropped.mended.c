/* The caller holds the lock and thinks that it still does. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; int number; guards(lock) long cents; };

needs(a->lock) static void audit(struct account *a)
{
    long cents = a->cents;
    pthread_mutex_unlock(&a->lock);
    if (cents < 0)
        a->number = -1;
    pthread_mutex_lock(&a->lock);
}

int main(void)
{
    static struct account a = {PTHREAD_MUTEX_INITIALIZER, 1, 50};
    pthread_mutex_lock(&a.lock);
    audit(&a);
    pthread_mutex_unlock(&a.lock);
    return 0;
}
