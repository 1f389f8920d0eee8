// Whether it is in the queue already is part of entering it.
#include <pthread.h>
#include <stdlib.h>

struct alarm { struct alarm *next; int queued; };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct alarm *first, overload;

static void *writer(void *arg)
{
    pthread_mutex_lock(&lock);
    int there = overload.queued;
    if (!there) {
        overload.next = first;
        first = &overload;
        overload.queued = 1;
    }
    pthread_mutex_unlock(&lock);
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
            abort();
    return 0;
}
