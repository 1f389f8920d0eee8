// hides
// The same alarm entered by two writers: its link leads to itself, and the reader never ends.
#include <pthread.h>
#include <stdlib.h>

struct alarm { struct alarm *next; int queued; };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct alarm *first, overload;

static void *writer(void *arg)
{
    pthread_mutex_lock(&lock);
    int there = overload.queued;
    pthread_mutex_unlock(&lock);
    if (!there) {
        pthread_mutex_lock(&lock);
        overload.next = first;
        first = &overload;
        overload.queued = 1; // may: atomicity-violation
        pthread_mutex_unlock(&lock);
    }
    return arg;
}

int main(void)
{
    pthread_t p, q;
    pthread_create(&p, NULL, writer, NULL);
    pthread_create(&q, NULL, writer, NULL);
    pthread_join(p, NULL);
    pthread_join(q, NULL);
    int seen = 0;
    for (struct alarm *x = first; x; x = x->next)
        if (++seen > 10)
            abort(); // expect: abort
    return 0;
}
