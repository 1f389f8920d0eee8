// bounded
// Readers come and go for ever while the writer waits for a moment without any.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int readers, stop;

static void *reader(void *arg)
{
    while (!atomic_load(&stop)) { // may: livelock
        atomic_fetch_add(&readers, 1); // may: livelock
        sched_yield(); // may: livelock
        atomic_fetch_sub(&readers, 1); // may: livelock
    }
    return arg;
}

static void *writer(void *arg)
{
    while (atomic_load(&readers) != 0) // either: starvation // either: livelock
        sched_yield(); // either: starvation // either: livelock
    atomic_store(&stop, 1);
    return arg;
}

int main(void)
{
    pthread_t r, s, w;
    pthread_create(&r, NULL, reader, NULL);
    pthread_create(&s, NULL, reader, NULL);
    pthread_create(&w, NULL, writer, NULL);
    pthread_join(r, NULL); // may: livelock
    pthread_join(s, NULL);
    pthread_join(w, NULL);
    return 0;
}
