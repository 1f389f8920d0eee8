// N threads, each with ordinary elements of its own in one array, down to bytes beside each other:
// no race, no point, one class; and no step that the others could order.
// with -D N=2: 1 classes
// with -D N=4: 1 classes
// with -D N=8: 1 classes
#include <pthread.h>

static char own[N][3];

static void *work(void *arg)
{
    int me = *(int *)arg;
    for (int i = 0; i < 3; i++)
        own[me][i] = (char)(own[me][i] + me);
    return NULL;
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
