// Behind a while.
#include <assert.h>
#include <stdlib.h>
#include <threads.h>

static mtx_t lock;
static cnd_t filled;
static int count;

static int consumer(void *arg)
{
    (void)arg;
    mtx_lock(&lock);
    while (count == 0)
        cnd_wait(&filled, &lock);
    assert(count > 0);
    count--;
    mtx_unlock(&lock);
    return 0;
}

static void put(void)
{
    mtx_lock(&lock);
    count++;
    cnd_signal(&filled);
    mtx_unlock(&lock);
}

int main(void)
{
    thrd_t a, b;
    if (mtx_init(&lock, mtx_plain) != thrd_success || cnd_init(&filled) != thrd_success)
        abort();
    thrd_create(&a, consumer, NULL);
    thrd_create(&b, consumer, NULL);
    put();
    put();
    thrd_join(a, NULL);
    thrd_join(b, NULL);
    cnd_destroy(&filled);
    mtx_destroy(&lock);
    return count;
}
