/* total() says what it needs; one caller does not have it. */
#include <ownership.h>
#include <pthread.h>

struct bank { pthread_mutex_t lock; guards(lock) int coins, notes; };

needs(b->lock) static int total(borrows struct bank *b)
{
    return b->coins + b->notes;
}

static int report(borrows_mut struct bank *b)
{
    return total(b); //! guarded-without-lock
}

int main(void)
{
    static struct bank b = {PTHREAD_MUTEX_INITIALIZER, 0, 0};
    return report(&b);
}
