// bounded
// Who wants to write shuts the door first.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int readers, stop;
static atomic_int closed;

static void *reader(void *arg)
{
    while (!atomic_load(&stop)) {
        while (atomic_load(&closed) && !atomic_load(&stop))
            sched_yield();
        atomic_fetch_add(&readers, 1);
        sched_yield();
        atomic_fetch_sub(&readers, 1);
    }
    return arg;
}

static void *writer(void *arg)
{
    atomic_store(&closed, 1);
    while (atomic_load(&readers) != 0)
        sched_yield();
    atomic_store(&stop, 1);
    return arg;
}

int main(void)
{
    pthread_t r, s, w;
    pthread_create(&r, NULL, reader, NULL);
    pthread_create(&s, NULL, reader, NULL);
    pthread_create(&w, NULL, writer, NULL);
    pthread_join(r, NULL);
    pthread_join(s, NULL);
    pthread_join(w, NULL);
    return 0;
}
