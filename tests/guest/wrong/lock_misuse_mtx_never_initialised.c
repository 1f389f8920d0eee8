#include <stdio.h>
#include <threads.h>

static mtx_t lock;
static int count;

int main(void)
{
    mtx_lock(&lock); // expect: lock-misuse
    count++;
    mtx_unlock(&lock);
    mtx_destroy(&lock);
    printf("%d\n", count);
    return 0;
}
