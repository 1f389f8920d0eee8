// With seq_cst at least one sees the other.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

enum { HOW = memory_order_seq_cst };
static atomic_int here[2];
static int saw[2];

static void *meet(void *arg)
{
    int me = *(int *)arg;
    atomic_store_explicit(&here[me], 1, HOW);
    saw[me] = atomic_load_explicit(&here[1 - me], HOW);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int id[2] = { 0, 1 };
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, meet, &id[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    assert(saw[0] || saw[1]);
    return 0;
}
