// One flag for all.
#include <threads.h>
#include <stdio.h>

static int opened;
static once_flag once = ONCE_FLAG_INIT;

static void open_it(void)
{
    opened++;
}

static int use(void *arg)
{
    (void)arg;
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
