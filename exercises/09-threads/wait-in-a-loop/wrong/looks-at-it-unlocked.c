// caught-by: data-race
#include <pthread.h>

enum { MOST = 8 };

struct alarms {
    pthread_mutex_t lock; // guards both below
    int number[MOST];
    int waiting;          // so many of them
    pthread_cond_t came;  // signalled after each that is put in
};

// Takes one alarm out; waits until there is one.
int take(struct alarms *q)
{
    // --- your code starts here ---
    pthread_mutex_lock(&q->lock);
    while (q->waiting == 0)
        pthread_cond_wait(&q->came, &q->lock);
    q->waiting--;
    pthread_mutex_unlock(&q->lock);
    int taken = q->number[q->waiting];
    return taken;
    // --- your code ends here ---
}
