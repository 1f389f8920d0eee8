#include <pthread.h>
#include <stdio.h>

struct point {
    double x, y, z;
};
static struct point at = { 1, 2, 3 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *move(void *unused)
{
    (void)unused;
    pthread_mutex_lock(&lock);
    at.z = 9;
    pthread_mutex_unlock(&lock);
    return NULL;
}

int main(void)
{
    pthread_t t;
    struct point seen;
    pthread_create(&t, NULL, move, NULL);
    pthread_mutex_lock(&lock);
    seen = at;
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    printf("%g %g\n", seen.x, at.z);
    return 0;
}
