/* grow() locks for itself; who calls it with the lock held waits for itself. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int room = 4, used;

static void grow(void)
{
    pthread_mutex_lock(&lock);
    room *= 2;
    pthread_mutex_unlock(&lock);
}

static int add(void)
{
    pthread_mutex_lock(&lock);
    if (used == room)
        grow(); //! lock-misuse
    int at = used++;
    pthread_mutex_unlock(&lock);
    return at;
}

int main(void)
{
    return add();
}
