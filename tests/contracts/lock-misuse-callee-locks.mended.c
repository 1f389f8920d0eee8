/* grow() locks for itself; who calls it with the lock held waits for itself. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int room = 4, used;

static void grow_locked(void)
{
    room *= 2;
}

static int add(void)
{
    pthread_mutex_lock(&lock);
    if (used == room)
        grow_locked();
    int at = used++;
    pthread_mutex_unlock(&lock);
    return at;
}

int main(void)
{
    return add();
}
