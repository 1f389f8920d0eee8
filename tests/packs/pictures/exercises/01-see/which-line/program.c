#include <stdio.h>

int *total(int a, int b)
{
    int sum = a + b;
    return &sum;
}

int main(void)
{
    int *p = total(1, 2);
    printf("adding\n");
    printf("%d\n", *p);
    return 0;
}
