// grow() is called with the lock held, and says so.
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *items, room, count;

static void grow_locked(void)
{
    items = realloc(items, (room + 1) * sizeof *items);
    if (!items)
        abort();
    room++;
}

static void *add(void *arg)
{
    pthread_mutex_lock(&lock);
    if (count == room)
        grow_locked();
    items[count++] = 1;
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    free(items);
    return count - 2;
}
