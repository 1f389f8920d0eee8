// "Last zero": thread j of 1..N sets a[j] = a[j-1] + 1, thread 0 looks from a[N] downwards for the
// last element that is zero. From Abdulla, Aronis, Jonsson, Sagonas, "Optimal Dynamic Partial Order
// Reduction", POPL 2014. Say thread 0 stops at a[j]: all it read above was read after the stores
// there, a[j] before the store of thread j. Each pair of threads (k, k+1) is ordered one way or the
// other at a[k]; thread 0 forces one of these N-1 orders if 0 < j < N, none if j is 0 or N. So there
// are (N-1) * 2^(N-2) + 2 * 2^(N-1) = (N+3) * 2^(N-2) classes (64 for N = 5, as in the paper).
// with -D N=2: 5 classes
// with -D N=3: 12 classes
// with -D N=4: 28 classes
// with -D N=5: 64 classes
// with -D N=6: 144 classes
#include <pthread.h>
#include <stdatomic.h>

static atomic_int a[N + 1];

static void *work(void *arg)
{
    int me = *(int *)arg;
    if (me > 0)
        atomic_store(&a[me], atomic_load(&a[me - 1]) + 1);
    else
        for (int i = N; i > 0 && atomic_load(&a[i]) != 0; i--)
            ;
    return NULL;
}

int main(void)
{
    pthread_t t[N + 1];
    int id[N + 1];
    for (int i = 0; i < N + 1; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, work, &id[i]);
    }
    for (int i = 0; i < N + 1; i++)
        pthread_join(t[i], NULL);
    return 0;
}
