// Futures with threads.h: a value that will be there, waited for by whoever needs it.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <threads.h>

struct future {
    mtx_t lock;
    cnd_t set;
    bool done;
    long value;
    long (*compute)(void *);
    void *with;
    thrd_t thread;
};

static once_flag greeting = ONCE_FLAG_INIT;
static tss_t scratch_key;

static void begin(void)
{
    tss_create(&scratch_key, free);
    puts("computing");
}

static long *scratch(void)
{
    long *mine = tss_get(scratch_key);
    if (!mine) {
        mine = calloc(4, sizeof *mine);
        if (!mine || tss_set(scratch_key, mine) != thrd_success)
            abort();
    }
    return mine;
}

static int future_main(void *arg)
{
    struct future *f = arg;
    call_once(&greeting, begin);
    long value = f->compute(f->with);
    mtx_lock(&f->lock);
    f->value = value;
    f->done = true;
    cnd_broadcast(&f->set);
    mtx_unlock(&f->lock);
    return 0;
}

static bool future_start(struct future *f, long (*compute)(void *), void *with)
{
    f->done = false;
    f->compute = compute;
    f->with = with;
    if (mtx_init(&f->lock, mtx_plain) != thrd_success || cnd_init(&f->set) != thrd_success)
        return false;
    return thrd_create(&f->thread, future_main, f) == thrd_success;
}

static long future_get(struct future *f)
{
    mtx_lock(&f->lock);
    while (!f->done)
        cnd_wait(&f->set, &f->lock);
    long value = f->value;
    mtx_unlock(&f->lock);
    return value;
}

static void future_end(struct future *f)
{
    thrd_join(f->thread, NULL);
    cnd_destroy(&f->set);
    mtx_destroy(&f->lock);
}

static long fibonacci(void *with)
{
    int n = *(int *)with;
    long *s = scratch();
    s[0] = 0;
    s[1] = 1;
    for (int i = 0; i < n; i++) {
        s[2] = s[0] + s[1];
        s[0] = s[1];
        s[1] = s[2];
    }
    return s[0];
}

static long product(void *with)
{
    struct future *two = with;
    return future_get(&two[0]) * future_get(&two[1]);
}

int main(void)
{
    struct future f[2], both;
    int ten = 10, twelve = 12;
    if (!future_start(&f[0], fibonacci, &ten) || !future_start(&f[1], fibonacci, &twelve) ||
        !future_start(&both, product, f))
        return 1;
    printf("%ld\n", future_get(&both));
    future_end(&both);
    for (int i = 0; i < 2; i++)
        future_end(&f[i]);
    tss_delete(scratch_key);
    return 0;
}
