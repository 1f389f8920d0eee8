/* The lock is let go in the loop, and the loop goes on. */
#include <ownership.h>
#include <threads.h>

struct queue { mtx_t lock; guards(lock) int items[8], count; };

static int drain(struct queue *q)
{
    int sum = 0;
    mtx_lock(&q->lock);
    do {
        sum += q->items[0]; //! guarded-without-lock
        mtx_unlock(&q->lock);
        thrd_yield();
    } while (sum < 10);
    return sum;
}

int main(void)
{
    struct queue *q = &(struct queue){.items = {4}};
    if (mtx_init(&q->lock, mtx_plain) != thrd_success)
        return 1;
    int sum = drain(q);
    mtx_destroy(&q->lock);
    return sum;
}
