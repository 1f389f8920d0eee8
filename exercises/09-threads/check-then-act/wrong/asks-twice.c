// caught-by: assertion-failed
#include <pthread.h>

struct hall {
    pthread_mutex_t lock; // guards `inside`
    int inside;           // people in the hall
    int places;           // never changes
};

int people(struct hall *h)
{
    pthread_mutex_lock(&h->lock);
    int n = h->inside;
    pthread_mutex_unlock(&h->lock);
    return n;
}

void enter(struct hall *h)
{
    pthread_mutex_lock(&h->lock);
    h->inside++;
    pthread_mutex_unlock(&h->lock);
}

// Lets one person in if there is a place: 1. Else 0, and nothing changes.
int let_in(struct hall *h)
{
    // --- your code starts here ---
    if (people(h) >= h->places)
        return 0;
    if (people(h) >= h->places)
        return 0;
    enter(h);
    return 1;
    // --- your code ends here ---
}
