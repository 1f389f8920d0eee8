#include <pthread.h>
#include <stdio.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int cached = -1;

static int value(void)
{
    pthread_rwlock_rdlock(&lock);
    if (cached < 0) {
        pthread_rwlock_unlock(&lock);
        pthread_rwlock_wrlock(&lock);
        cached = 42;
    }
    int v = cached;
    pthread_rwlock_unlock(&lock);
    return v;
}

int main(void)
{
    printf("%d\n", value());
    return 0;
}
