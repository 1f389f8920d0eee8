// Who writes takes the write lock.
#include <pthread.h>
#include <stdio.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int value, reads;

static void *reader(void *arg)
{
    pthread_rwlock_wrlock(&lock);
    reads++;
    int seen = value;
    pthread_rwlock_unlock(&lock);
    return seen == 0 ? arg : NULL;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, reader, NULL);
    pthread_create(&b, NULL, reader, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d reads\n", reads);
    return 0;
}
