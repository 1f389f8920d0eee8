#include <stdio.h>

static int fee(int member)
{
    int amount = 0;
    if (member)
        goto out;
    amount = 15;
out:
    return amount;
}

int main(void)
{
    int paid = fee(0);
    printf("%d\n", paid);
    puts(fee(1) == 15 ? "same" : "less");
    return 0;
}
