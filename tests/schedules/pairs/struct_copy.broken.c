// A whole struct is copied while one of its members is set.
#include <pthread.h>
#include <stdio.h>

struct point { int x, y; };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct point at = { 1, 1 };

static void *move(void *arg)
{
    pthread_mutex_lock(&lock);
    at.x = 2; // either: data-race
    at.y = 2; // either: data-race
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t mover;
    pthread_create(&mover, NULL, move, NULL);
    struct point now = at; // either: data-race
    printf("%d %d\n", now.x, now.y);
    pthread_join(mover, NULL);
    return 0;
}
