#include <stdio.h>

static int tax(int cents)
{
    return cents / 5;
}

int main(void)
{
    int (*rule)(int);
    int rate = 20;
    if (rate == 19)
        rule = tax;
    else
        rule = NULL;
    if (rule == NULL)
        puts("no rule");
    printf("%d\n", tax(500));
    return 0;
}
