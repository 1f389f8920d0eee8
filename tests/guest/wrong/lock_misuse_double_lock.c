#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int total;

static int total_locked(void)
{
    pthread_mutex_lock(&lock); // expect: lock-misuse
    int t = total;
    pthread_mutex_unlock(&lock);
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
