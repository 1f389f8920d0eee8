#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock;
static int hits;

static void *count(void *unused)
{
    pthread_mutex_lock(&lock); // expect: lock-misuse
    hits++;
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void)
{
    pthread_t t;
    pthread_mutex_init(&lock, NULL);
    pthread_mutex_destroy(&lock);
    if (pthread_create(&t, NULL, count, NULL))
        return 1;
    pthread_join(t, NULL);
    printf("%d\n", hits);
    return 0;
}
