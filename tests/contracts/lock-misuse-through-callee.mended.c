/* A function that takes the lock is called with the lock held. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; int number; guards(lock) long cents; };

takes(a->lock) static void enter(struct account *a) { pthread_mutex_lock(&a->lock); }
drops(a->lock) static void leave(struct account *a) { pthread_mutex_unlock(&a->lock); }

static void deposit(struct account *a, long cents)
{
    enter(a);
    a->cents += cents;
    a->number++;
    leave(a);
}

int main(void)
{
    static struct account a = {PTHREAD_MUTEX_INITIALIZER, 1, 50};
    deposit(&a, 5);
    return 0;
}
