// N readers and W writers (0 or 1) of a rwlock. Readers commute; each is before or after the
// writer: 2^(N*W).
// with -D N=2 -D W=0: 1 classes
// with -D N=3 -D W=0: 1 classes
// with -D N=1 -D W=1: 2 classes
// with -D N=2 -D W=1: 4 classes
// with -D N=3 -D W=1: 8 classes
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int value;

static void *work(void *arg)
{
    if (*(int *)arg < N) {
        pthread_rwlock_rdlock(&lock);
        int seen = value;
        pthread_rwlock_unlock(&lock);
        return seen > 1 ? arg : NULL;
    }
    pthread_rwlock_wrlock(&lock);
    value = 1;
    pthread_rwlock_unlock(&lock);
    return NULL;
}

int main(void)
{
    pthread_t t[(N + W)];
    int id[(N + W)];
    for (int i = 0; i < (N + W); i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < (N + W); i++)
        pthread_join(t[i], NULL);
    return 0;
}
