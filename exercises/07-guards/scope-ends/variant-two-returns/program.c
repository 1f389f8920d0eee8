#include <stdio.h>

static void drop(int *t)
{
    puts(*t != 0 ? "drop" : "drop nothing");
}

static int step(int n)
{
    __attribute__((cleanup(drop))) int t = n;
    printf("%d\n", t);
    if (n > 1)
        return -1;
    return 0;
}

int main(void)
{
    step(1);
    step(2);
    return 0;
}
