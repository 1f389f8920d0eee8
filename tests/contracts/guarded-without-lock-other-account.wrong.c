/* One account is locked, and the other one is changed. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; int number; guards(lock) long cents; };

static void transfer(struct account *from, struct account *to, long cents)
{
    pthread_mutex_lock(&from->lock);
    from->cents -= cents;
    to->cents += cents; //! guarded-without-lock
    pthread_mutex_unlock(&from->lock);
}

int main(void)
{
    static struct account a = {PTHREAD_MUTEX_INITIALIZER, 1, 100}, b = {PTHREAD_MUTEX_INITIALIZER, 2, 0};
    transfer(&a, &b, 30);
    return 0;
}
