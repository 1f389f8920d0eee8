#include <stdio.h>
#include <threads.h>
#include <time.h>

static mtx_t again, timed;
static cnd_t never;

static int other(void *unused)
{
    (void)unused;
    printf("try: %d\n", mtx_trylock(&timed) == thrd_busy);
    struct timespec now;
    timespec_get(&now, TIME_UTC);
    printf("timed: %d\n", mtx_timedlock(&timed, &now) == thrd_timedout);
    return 0;
}

int main(void)
{
    thrd_t t;
    mtx_init(&again, mtx_plain | mtx_recursive);
    mtx_init(&timed, mtx_timed);
    cnd_init(&never);
    printf("%d", mtx_lock(&again) == thrd_success);
    printf("%d", mtx_lock(&again) == thrd_success);
    printf("%d", mtx_trylock(&again) == thrd_success);
    for (int i = 0; i < 3; i++)
        printf("%d", mtx_unlock(&again) == thrd_success);
    puts("");
    mtx_lock(&timed);
    if (thrd_create(&t, other, NULL) != thrd_success)
        return 1;
    thrd_join(t, NULL);
    struct timespec soon;
    timespec_get(&soon, TIME_UTC);
    int r;
    do
        r = cnd_timedwait(&never, &timed, &soon);
    while (r == thrd_success);
    printf("%d\n", r == thrd_timedout);
    mtx_unlock(&timed);
    printf("%d\n", cnd_signal(&never) == thrd_success);
    cnd_destroy(&never);
    mtx_destroy(&timed);
    mtx_destroy(&again);
    return 0;
}
