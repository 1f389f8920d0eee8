// hides
// x = x + 1 of an _Atomic variable is two operations; x += 1 is one.
#include <assert.h>
#include <pthread.h>

static _Atomic int votes;

static void *vote(void *arg)
{
    votes = votes + 1; // may: atomicity-violation
    return arg;
}

int main(void)
{
    pthread_t all[3];
    for (int i = 0; i < 3; i++)
        pthread_create(&all[i], NULL, vote, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(all[i], NULL);
    assert(votes == 3); // expect: assertion-failed
    return 0;
}
