/* A flag says that it was locked; one way forgets to look. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int value;

static int set(int n, int shared)
{
    int locked = 0;
    if (shared) {
        pthread_mutex_lock(&lock);
        locked = 1;
    }
    if (n < 0)
        return -1; //! lock-held-at-exit
    value = n;
    if (locked)
        pthread_mutex_unlock(&lock);
    return value;
}

int main(void)
{
    return set(0, 1);
}
