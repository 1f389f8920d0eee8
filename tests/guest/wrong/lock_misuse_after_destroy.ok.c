#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock;
static int hits;

static void *count(void *unused)
{
    pthread_mutex_lock(&lock);
    hits++;
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void)
{
    pthread_t t;
    pthread_mutex_init(&lock, NULL);
    if (pthread_create(&t, NULL, count, NULL))
        return 1;
    pthread_join(t, NULL);
    pthread_mutex_destroy(&lock);
    printf("%d\n", hits);
    return 0;
}
