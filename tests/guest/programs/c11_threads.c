#include <stdio.h>
#include <stdlib.h>
#include <threads.h>
#include <time.h>

static mtx_t lock;
static cnd_t changed;
static once_flag flag = ONCE_FLAG_INIT;
static int count, made, go;

static void make(void) { made++; }

static int work(void *argument)
{
    call_once(&flag, make);
    mtx_lock(&lock);
    while (!go)
        cnd_wait(&changed, &lock);
    count += *(int *)argument;
    mtx_unlock(&lock);
    if (*(int *)argument == 3)
        thrd_exit(-3);
    return *(int *)argument;
}

int main(void)
{
    thrd_t t[3];
    int numbers[3] = { 1, 2, 3 };
    printf("%d", mtx_init(&lock, mtx_plain) == thrd_success);
    printf("%d\n", cnd_init(&changed) == thrd_success);
    for (int i = 0; i < 3; i++)
        if (thrd_create(&t[i], work, &numbers[i]) != thrd_success)
            return 1;
    mtx_lock(&lock);
    go = 1;
    cnd_broadcast(&changed);
    mtx_unlock(&lock);
    for (int i = 0; i < 3; i++) {
        int result = 0;
        printf("%d", thrd_join(t[i], &result) == thrd_success);
        printf(" %d\n", result);
    }
    printf("%d %d\n", count, made);
    printf("%d\n", thrd_equal(thrd_current(), thrd_current()) != 0);
    cnd_destroy(&changed);
    mtx_destroy(&lock);
    return 0;
}
