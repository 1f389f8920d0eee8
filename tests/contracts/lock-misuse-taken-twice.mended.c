/* The helper takes the lock that its caller already holds. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int tickets = 3;

static int sell(int count)
{
    pthread_mutex_lock(&lock);
    tickets -= count;
    if (tickets < 0) {
        tickets = 0;
    }
    int left = tickets;
    pthread_mutex_unlock(&lock);
    return left;
}

int main(void)
{
    return sell(1) != 2;
}
