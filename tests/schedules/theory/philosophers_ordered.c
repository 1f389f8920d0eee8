// Three philosophers who take the smaller fork first. Each pair shares one fork; of the 2^3 choices of
// who is first at each, the two cycles cannot be, since who has a fork and waits for the next keeps
// it: 6, as many as there are orders of the three.
// with -D N=3: 6 classes
#include <pthread.h>

static pthread_mutex_t forks[N];

static void *work(void *arg)
{
    int me = *(int *)arg, next = (me + 1) % N;
    int low = me < next ? me : next, high = me + next - low;
    pthread_mutex_lock(&forks[low]);
    pthread_mutex_lock(&forks[high]);
    pthread_mutex_unlock(&forks[high]);
    pthread_mutex_unlock(&forks[low]);
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    int id[N];
    for (int i = 0; i < N; i++)
        pthread_mutex_init(&forks[i], NULL);
    for (int i = 0; i < N; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    return 0;
}
