/* Two names for one account, one lock: which one is used does not matter, whether it is held does. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; int number; guards(lock) long cents; };

static long drain(struct account *a)
{
    struct account *same = a;
    pthread_mutex_lock(&a->lock);
    long had = same->cents;
    pthread_mutex_unlock(&same->lock);
    a->cents = 0; //! guarded-without-lock
    return had;
}

int main(void)
{
    static struct account a = {PTHREAD_MUTEX_INITIALIZER, 1, 100};
    return drain(&a) != 100;
}
