// Stored only if nobody came between.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int best;

static void *report(void *arg)
{
    int score = *(int *)arg;
    int seen = atomic_load(&best);
    while (seen < score && !atomic_compare_exchange_weak(&best, &seen, score))
        ;
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
    assert(atomic_load(&best) == 20);
    return 0;
}
