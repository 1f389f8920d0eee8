// Two threads do x++ of an ordinary int, a read and a write each. The two reads commute; of the
// 6 interleavings r1 r2 w1 w2 and r2 r1 w1 w2 are one class, and so are the two with w2 w1: 4.
// with -D N=2: 4 classes, 6 interleavings
#include <pthread.h>

static int x;

static void *work(void *arg)
{
    x++;
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
