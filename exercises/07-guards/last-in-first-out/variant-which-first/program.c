#include <stdio.h>

static void drop(int *n)
{
    printf("drop %d\n", *n);
}

int main(void)
{
    __attribute__((cleanup(drop))) int first = 1;
    {
        __attribute__((cleanup(drop))) int inner = 2;
    }
    __attribute__((cleanup(drop))) int last = 3;
    return 0;
}
