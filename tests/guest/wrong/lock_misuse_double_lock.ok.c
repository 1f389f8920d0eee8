#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int total;

static int total_locked(void)
{
    int t = total;
    return t;
}

int main(void)
{
    pthread_mutex_lock(&lock);
    total += 5;
    printf("%d\n", total_locked());
    pthread_mutex_unlock(&lock);
    return 0;
}
