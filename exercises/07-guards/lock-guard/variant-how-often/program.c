#include <stdio.h>

static void unlock(int *held)
{
    if (*held)
        puts("unlock");
}

int main(void)
{
    {
        puts("lock");
        __attribute__((cleanup(unlock))) int held = 1;
        puts("work");
    }
    puts("rest");
    return 0;
}
