/* A list whose nodes are locked hand over hand: one hand must always hold. */
#include <ownership.h>
#include <pthread.h>

struct node { pthread_mutex_t lock; guards(lock) int value; struct node *next; };

static int sum(struct node *n)
{
    int sum = 0;
    pthread_mutex_lock(&n->lock);
    for (;;) {
        sum += n->value;
        struct node *next = n->next;
        if (!next)
            break;
        pthread_mutex_lock(&next->lock);
        pthread_mutex_unlock(&n->lock);
        n = next;
    }
    pthread_mutex_unlock(&n->lock);
    return sum;
}

int main(void)
{
    static struct node last = {PTHREAD_MUTEX_INITIALIZER, 2, NULL}, first = {PTHREAD_MUTEX_INITIALIZER, 1, &last};
    return sum(&first) == 0;
}
