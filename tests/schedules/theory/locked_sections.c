// N threads go through a section under one mutex K times each: a class is the order of the
// sections, (NK)! / (K!)^N. Nothing else can interleave, so that is the number of interleavings too.
// with -D N=2 -D K=1: 2 classes, 2 interleavings
// with -D N=3 -D K=1: 6 classes, 6 interleavings
// with -D N=4 -D K=1: 24 classes, 24 interleavings
// with -D N=2 -D K=2: 6 classes, 6 interleavings
// with -D N=2 -D K=3: 20 classes, 20 interleavings
// with -D N=3 -D K=2: 90 classes, 90 interleavings
// with -D N=3 -D K=4: 34650 classes, 34650 interleavings
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void *work(void *arg)
{
    for (int i = 0; i < K; i++) {
        pthread_mutex_lock(&lock);
        count++;
        pthread_mutex_unlock(&lock);
    }
    return arg;
}

int main(void)
{
    pthread_t t[N];
    int id[N];
    for (int i = 0; i < N; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    return 0;
}
