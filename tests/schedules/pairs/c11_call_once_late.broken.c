// The flag of call_once() is a local: once for each thread.
#include <threads.h>
#include <stdio.h>

static int opened;

static void open_it(void)
{
    opened++; // expect: data-race
}

static int use(void *arg)
{
    (void)arg;
    once_flag once = ONCE_FLAG_INIT;
    call_once(&once, open_it);
    return 0;
}

int main(void)
{
    thrd_t a, b;
    thrd_create(&a, use, NULL);
    thrd_create(&b, use, NULL);
    thrd_join(a, NULL);
    thrd_join(b, NULL);
    printf("opened %d\n", opened);
    return 0;
}
