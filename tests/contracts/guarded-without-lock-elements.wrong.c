/* Each element has its lock; the sum is taken without them. */
#include <ownership.h>
#include <pthread.h>

struct account { pthread_mutex_t lock; int number; guards(lock) long cents; };

static long sum(struct account *accounts, int count)
{
    long sum = 0;
    for (int i = 0; i < count; i++) {
        sum += accounts[i].cents; //! guarded-without-lock
    }
    return sum;
}

int main(void)
{
    static struct account all[2] = {{PTHREAD_MUTEX_INITIALIZER, 1, 10}, {PTHREAD_MUTEX_INITIALIZER, 2, 20}};
    return sum(all, 2) != 30;
}
