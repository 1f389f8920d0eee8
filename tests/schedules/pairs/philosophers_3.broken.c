// hides
// Each takes the left fork, then the right.
#include <pthread.h>

enum { N = 3 };
static pthread_mutex_t fork_[N];
static int meals[N];

static void *dine(void *arg)
{
    int me = *(int *)arg;
    int first = me, second = (me + 1) % N;
    pthread_mutex_lock(&fork_[first]);
    pthread_mutex_lock(&fork_[second]); // expect: deadlock
    meals[me]++;
    pthread_mutex_unlock(&fork_[second]);
    pthread_mutex_unlock(&fork_[first]);
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    int id[N];
    for (int i = 0; i < N; i++)
        pthread_mutex_init(&fork_[i], NULL);
    for (int i = 0; i < N; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, dine, &id[i]);
    }
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    return meals[0] + meals[1] + meals[2] - N;
}
