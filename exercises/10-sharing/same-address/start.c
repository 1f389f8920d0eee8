#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

struct block {
    int number;
    struct block *_Atomic below; // in the pile of free blocks
};

static struct block three = {3, NULL}, two = {2, &three}, one = {1, &two};
static struct block *_Atomic top = &one; // the pile: 1 on 2 on 3

static struct block *take(void)
{
    struct block *t = top;
    while (t != NULL) {
        struct block *below = t->below;
        if (atomic_compare_exchange_strong(&top, &t, below))
            return t;
    }
    return NULL;
}

static void give_back(struct block *b)
{
    struct block *t = top;
    b->below = t;
    while (!atomic_compare_exchange_strong(&top, &t, b))
        b->below = t;
}

static struct block *kept_by_b;

static void *thread_a(void *arg)
{
    take();
    return arg;
}

static void *thread_b(void *arg)
{
    struct block *first = take();
    kept_by_b = take();
    if (first != NULL)
        give_back(first);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, NULL) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, NULL) != 0)
        return pthread_join(a, NULL) != 0 ? 2 : 1;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    struct block *next = take();
    assert(next == NULL || next != kept_by_b); // one block, one owner
    printf("the next block is %d\n", next != NULL ? next->number : 0);
    return 0;
}
