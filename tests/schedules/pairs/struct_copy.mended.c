// The copy is made under the lock as well.
#include <pthread.h>
#include <stdio.h>

struct point { int x, y; };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct point at = { 1, 1 };

static void *move(void *arg)
{
    pthread_mutex_lock(&lock);
    at.x = 2;
    at.y = 2;
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t mover;
    pthread_create(&mover, NULL, move, NULL);
    pthread_mutex_lock(&lock);
    struct point now = at;
    pthread_mutex_unlock(&lock);
    printf("%d %d\n", now.x, now.y);
    pthread_join(mover, NULL);
    return 0;
}
