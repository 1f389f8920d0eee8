// hides
// A smaller one may be stored over a greater.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int best;

static void *report(void *arg)
{
    int score = *(int *)arg;
    if (atomic_load(&best) < score)
        atomic_store(&best, score); // may: atomicity-violation
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    int low = 10, high = 20;
    pthread_create(&a, NULL, report, &low);
    pthread_create(&b, NULL, report, &high);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(atomic_load(&best) == 20); // expect: assertion-failed
    return 0;
}
