// There is room while it holds the lock.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int slots[1], used;

static void *put(void *arg)
{
    pthread_mutex_lock(&lock);
    int room = used < 1;
    if (room) {
        slots[used] = 5;
        used++;
    }
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, put, NULL);
    pthread_create(&b, NULL, put, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d used\n", used);
    return 0;
}
