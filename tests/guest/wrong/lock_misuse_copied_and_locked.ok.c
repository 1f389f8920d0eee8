#include <pthread.h>
#include <stdio.h>

struct till { pthread_mutex_t lock; int coins; };

static struct till till_with(int coins)
{
    struct till t = {PTHREAD_MUTEX_INITIALIZER, coins};
    return t; /* nobody has locked it yet */
}

int main(void)
{
    struct till till = till_with(3);
    pthread_mutex_lock(&till.lock);
    int coins = till.coins;
    pthread_mutex_unlock(&till.lock);
    struct till evening = till_with(coins);
    pthread_mutex_lock(&evening.lock);
    evening.coins++;
    pthread_mutex_unlock(&evening.lock);
    evening.lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&evening.lock);
    pthread_mutex_unlock(&evening.lock);
    printf("%d\n", evening.coins);
    return 0;
}
