/* Whoever calls enter() calls leave(), on every way out. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; int number; guards(lock) long cents; };

takes(a->lock) static void enter(struct account *a)
{
    pthread_mutex_lock(&a->lock);
}

drops(a->lock) static void leave(struct account *a)
{
    pthread_mutex_unlock(&a->lock);
}

static int withdraw(struct account *a, long cents)
{
    enter(a);
    if (cents > a->cents) {
        leave(a);
        return 0;
    }
    a->cents -= cents;
    leave(a);
    return 1;
}

int main(void)
{
    static struct account a = {PTHREAD_MUTEX_INITIALIZER, 1, 50};
    return withdraw(&a, 20) != 1;
}
