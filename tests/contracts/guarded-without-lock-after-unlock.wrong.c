/* One line too late. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; guards(lock) long cents; };

static long deposit(borrows_mut struct account *a, long cents)
{
    pthread_mutex_lock(&a->lock);
    a->cents += cents;
    pthread_mutex_unlock(&a->lock);
    return a->cents; //! guarded-without-lock
}

int main(void)
{
    static struct account a = {PTHREAD_MUTEX_INITIALIZER, 0};
    return deposit(&a, 5) != 5;
}
