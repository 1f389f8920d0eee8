// x += 1 of an _Atomic variable is one operation.
#include <assert.h>
#include <pthread.h>

static _Atomic int votes;

static void *vote(void *arg)
{
    votes += 1;
    return arg;
}

int main(void)
{
    pthread_t all[3];
    for (int i = 0; i < 3; i++)
        pthread_create(&all[i], NULL, vote, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(all[i], NULL);
    assert(votes == 3);
    return 0;
}
