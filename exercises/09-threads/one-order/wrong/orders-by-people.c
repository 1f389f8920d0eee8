// caught-by: data-race
#include <pthread.h>

struct hall {
    int number;           // each hall has another; never changes
    pthread_mutex_t lock; // guards `inside` of this hall
    int inside;
};

// How many people there are in both halls, at one moment.
int together(struct hall *low, struct hall *high)
{
    pthread_mutex_lock(&low->lock);
    pthread_mutex_lock(&high->lock);
    int n = low->inside + high->inside;
    pthread_mutex_unlock(&high->lock);
    pthread_mutex_unlock(&low->lock);
    return n;
}

// One person goes from a hall to another one.
void go_over(struct hall *from, struct hall *to)
{
    // --- your code starts here ---
    struct hall *first = from->inside < to->inside ? from : to;
    struct hall *second = first == from ? to : from;
    pthread_mutex_lock(&first->lock);
    pthread_mutex_lock(&second->lock);
    from->inside--;
    to->inside++;
    pthread_mutex_unlock(&second->lock);
    pthread_mutex_unlock(&first->lock);
    // --- your code ends here ---
}
