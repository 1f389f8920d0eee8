/* The error path jumps over the unlock. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct shop { pthread_mutex_t lock; int stock; };

static int order(struct shop *s, int count)
{
    int status = -1;
    pthread_mutex_lock(&s->lock);
    if (count > s->stock)
        goto unlock;
    s->stock -= count;
    status = 0;
unlock:
    pthread_mutex_unlock(&s->lock);
    return status;
}

int main(void)
{
    struct shop s = {PTHREAD_MUTEX_INITIALIZER, 4};
    return order(&s, 2);
}
