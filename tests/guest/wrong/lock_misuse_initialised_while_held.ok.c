#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock;
static int value;

static void reset(void)
{
    value = 0;
}

int main(void)
{
    pthread_mutex_init(&lock, NULL);
    pthread_mutex_lock(&lock);
    value = 7;
    reset();
    printf("%d\n", value);
    pthread_mutex_unlock(&lock);
    pthread_mutex_destroy(&lock);
    return 0;
}
