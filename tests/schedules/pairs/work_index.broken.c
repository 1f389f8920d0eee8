// hides
// Two workers draw the same task.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

enum { TASKS = 2 };
static atomic_int next, done[TASKS];

static void *worker(void *arg)
{
    for (;;) {
        int task = atomic_load(&next);
        if (task >= TASKS)
            return arg;
        atomic_store(&next, task + 1); // may: atomicity-violation
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
        assert(atomic_load(&done[i]) == 1); // expect: assertion-failed
    return 0;
}
