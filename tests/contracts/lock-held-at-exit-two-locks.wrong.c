/* The second lock cannot be had, and the first is kept. */
#include <pthread.h>

struct store { pthread_mutex_t lock; int stock; };

static int move(struct store *from, struct store *to, int n)
{
    int status = -1;
    if (pthread_mutex_lock(&from->lock))
        return -1;
    if (pthread_mutex_trylock(&to->lock))
        goto out;
    from->stock -= n;
    to->stock += n;
    status = 0;
    pthread_mutex_unlock(&to->lock);
    pthread_mutex_unlock(&from->lock);
out:
    return status; //! lock-held-at-exit
}

int main(void)
{
    static struct store a = {PTHREAD_MUTEX_INITIALIZER, 5}, b = {PTHREAD_MUTEX_INITIALIZER, 0};
    return move(&a, &b, 2);
}
