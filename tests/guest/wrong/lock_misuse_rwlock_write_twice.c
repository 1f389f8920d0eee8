#include <pthread.h>
#include <stdio.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int value;

static void set(int v)
{
    pthread_rwlock_wrlock(&lock);
    if (value < v && pthread_rwlock_rdlock(&lock) == 0) // expect: lock-misuse
        pthread_rwlock_unlock(&lock);
    value = v;
    pthread_rwlock_unlock(&lock);
}

int main(void)
{
    set(3);
    printf("%d\n", value);
    return 0;
}
