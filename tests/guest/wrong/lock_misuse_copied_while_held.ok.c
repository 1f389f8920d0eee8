#include <pthread.h>
#include <stdio.h>

struct till { pthread_mutex_t lock; int coins; };

static struct till till = {PTHREAD_MUTEX_INITIALIZER, 3};

int main(void)
{
    pthread_mutex_lock(&till.lock);
    pthread_mutex_t *held = &till.lock;
    till.coins++;
    pthread_mutex_unlock(held);
    printf("%d\n", till.coins);
    return 0;
}
