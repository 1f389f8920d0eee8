// hides
// bounded
// In the corridor both step aside, again and again.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int wants[2];

static void *pass(void *arg)
{
    int me = *(int *)arg, other = 1 - me;
    atomic_store(&wants[me], 1);
    while (atomic_load(&wants[other])) { // either: livelock
        atomic_store(&wants[me], 0); // either: livelock
        sched_yield(); // either: livelock
        atomic_store(&wants[me], 1); // either: livelock
    }
    atomic_store(&wants[me], 0);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int id[2] = { 0, 1 };
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, pass, &id[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    return 0;
}
