/* Unlocked in the branch, and once more behind it. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int level;

static int rise(int by)
{
    pthread_mutex_lock(&lock);
    level += by;
    int now = level;
    if (now > 9)
        pthread_mutex_unlock(&lock);
    pthread_mutex_unlock(&lock); //! lock-misuse
    return now;
}

int main(void)
{
    return rise(2) != 2;
}
