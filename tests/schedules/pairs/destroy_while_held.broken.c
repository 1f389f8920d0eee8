// hides
// main destroys the lock after a glance at the flag that is set inside.
#include <pthread.h>
#include <stdatomic.h>

static pthread_mutex_t lock;
static atomic_int done;

static void *work(void *arg)
{
    pthread_mutex_lock(&lock); // may: lock-misuse
    atomic_store(&done, 1);
    pthread_mutex_unlock(&lock); // may: lock-misuse
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_mutex_init(&lock, NULL);
    pthread_create(&t, NULL, work, NULL);
    int early = atomic_load(&done);
    if (early)
        pthread_mutex_destroy(&lock); // expect: lock-misuse // may: data-race
    pthread_join(t, NULL);
    if (!early)
        pthread_mutex_destroy(&lock);
    return 0;
}
