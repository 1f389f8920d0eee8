/* The result is tested the wrong way round: success is 0. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; int number; guards(lock) long cents; };

static int deposit(struct account *a, long cents)
{
    if (!pthread_mutex_trylock(&a->lock))
        return 0; //! lock-held-at-exit
    a->cents += cents; //! guarded-without-lock
    pthread_mutex_unlock(&a->lock);
    return 1;
}

int main(void)
{
    static struct account a = {PTHREAD_MUTEX_INITIALIZER, 1, 0};
    return deposit(&a, 5) != 1;
}
