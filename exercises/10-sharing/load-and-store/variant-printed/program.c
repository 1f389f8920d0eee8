#include <stdatomic.h>
#include <stdio.h>

static _Atomic int next_number = 7;

int main(void)
{
    int mine = atomic_fetch_add(&next_number, 1);
    printf("number %d, next %d\n", mine, next_number);
    return 0;
}
