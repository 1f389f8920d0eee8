/* The early return leaves with the lock. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int balance = 10;

static int withdraw(int amount)
{
    pthread_mutex_lock(&lock);
    if (amount > balance) {
        pthread_mutex_unlock(&lock);
        return -1;
    }
    balance -= amount;
    pthread_mutex_unlock(&lock);
    return balance;
}

int main(void)
{
    return withdraw(3) != 7;
}
