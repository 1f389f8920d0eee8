#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static void *opens(void *unused)
{
    pthread_mutex_unlock(&gate); // either: lock-misuse
    return unused;
}

int main(void)
{
    pthread_t t;
    pthread_mutex_lock(&gate);
    if (pthread_create(&t, NULL, opens, NULL))
        return 1;
    pthread_mutex_lock(&gate); // either: lock-misuse
    puts("open");
    pthread_join(t, NULL);
    return 0;
}
