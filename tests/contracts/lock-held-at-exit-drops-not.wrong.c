/* It says that it lets the lock go, and on one way it keeps it. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; int number; guards(lock) long cents; };

drops(a->lock) static void leave(struct account *a, int quick)
{
    if (quick)
        return; //! lock-held-at-exit
    a->cents = 0;
    pthread_mutex_unlock(&a->lock);
}

int main(void)
{
    static struct account a = {PTHREAD_MUTEX_INITIALIZER, 1, 50};
    pthread_mutex_lock(&a.lock);
    leave(&a, 0);
    return 0;
}
