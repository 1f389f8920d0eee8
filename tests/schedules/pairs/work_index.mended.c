// Drawing one is one operation.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

enum { TASKS = 2 };
static atomic_int next, done[TASKS];

static void *worker(void *arg)
{
    for (;;) {
        int task = atomic_fetch_add(&next, 1);
        if (task >= TASKS)
            return arg;
        atomic_fetch_add(&done[task], 1);
    }
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, worker, NULL);
    pthread_create(&b, NULL, worker, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    for (int i = 0; i < TASKS; i++)
        assert(atomic_load(&done[i]) == 1);
    return 0;
}
