#include <stdio.h>

static int fee(int member)
{
    if (member)
        goto out;
    int amount = 15;
out:
    return amount; // expect: uninitialised-read
}

int main(void)
{
    int paid = fee(0);
    printf("%d\n", paid);
    puts(fee(1) == 15 ? "same" : "less");
    return 0;
}
