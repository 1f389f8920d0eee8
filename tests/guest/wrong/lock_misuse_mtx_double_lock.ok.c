#include <stdio.h>
#include <threads.h>

static mtx_t lock;

static void walk(int depth)
{
    mtx_lock(&lock);
    printf("%d\n", depth);
    if (depth > 0)
        walk(depth - 1);
    mtx_unlock(&lock);
}

int main(void)
{
    mtx_init(&lock, mtx_plain | mtx_recursive);
    walk(2);
    mtx_destroy(&lock);
    return 0;
}
