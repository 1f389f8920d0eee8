// Each thread locks, but not the same mutex.
#include <pthread.h>
#include <stdio.h>

static struct {
    pthread_mutex_t in, out;
    int inside;
} door = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER, 0 };

static void *enter(void *arg)
{
    pthread_mutex_lock(&door.in);
    door.inside++; // either: data-race
    pthread_mutex_unlock(&door.in);
    return arg;
}

static void *leave(void *arg)
{
    pthread_mutex_lock(&door.out);
    door.inside--; // either: data-race
    pthread_mutex_unlock(&door.out);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, enter, NULL);
    pthread_create(&b, NULL, leave, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d inside\n", door.inside);
    return 0;
}
