#include <pthread.h>
#include <stdio.h>

struct till { pthread_mutex_t lock; int coins; };

static struct till till = {PTHREAD_MUTEX_INITIALIZER, 3};

int main(void)
{
    pthread_mutex_lock(&till.lock);
    struct till evening = till;
    pthread_mutex_unlock(&till.lock);
    pthread_mutex_lock(&evening.lock); // expect: lock-misuse
    evening.coins++;
    pthread_mutex_unlock(&evening.lock);
    printf("%d\n", evening.coins);
    return 0;
}
