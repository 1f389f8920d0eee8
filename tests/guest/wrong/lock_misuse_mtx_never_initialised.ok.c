#include <stdio.h>
#include <threads.h>

static mtx_t lock;
static int count;

int main(void)
{
    if (mtx_init(&lock, mtx_plain) != thrd_success)
        return 1;
    mtx_lock(&lock);
    count++;
    mtx_unlock(&lock);
    mtx_destroy(&lock);
    printf("%d\n", count);
    return 0;
}
