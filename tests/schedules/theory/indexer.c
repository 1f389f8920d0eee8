// "Indexer": each of N threads enters messages into a hash table with compare-and-exchange; up to 11
// threads none of them collide. From Flanagan, Godefroid, "Dynamic Partial-Order Reduction for Model
// Checking Software", POPL 2005. Thread 11 and later collide with an earlier thread in three
// messages each, which any order of the two decides: 8 for 12 threads, 64 for 13.
// with -D N=8: 1 classes
// with -D N=11: 1 classes
// with -D N=12: 8 classes
// with -D N=13: 64 classes
#include <pthread.h>
#include <stdatomic.h>

enum { SIZE = 128, MAX = 4 };
static atomic_int table[SIZE];

static void *work(void *arg)
{
    int me = *(int *)arg;
    for (int m = 1; m <= MAX; m++) {
        int w = m * 11 + me, h = w * 7 % SIZE, empty = 0;
        while (!atomic_compare_exchange_strong(&table[h], &empty, w)) {
            h = (h + 1) % SIZE;
            empty = 0;
        }
    }
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
