/* It says that it takes the lock, and on one way it does not. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; int number; guards(lock) long cents; };

takes(a->lock) static void enter(struct account *a)
{
    if (a->number < 0)
        return; //! lock-held-at-exit
    pthread_mutex_lock(&a->lock);
}

int main(void)
{
    static struct account a = {PTHREAD_MUTEX_INITIALIZER, 1, 50};
    enter(&a);
    a.cents = 0;
    pthread_mutex_unlock(&a.lock);
    return 0;
}
