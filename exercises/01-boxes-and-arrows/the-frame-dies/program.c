#include <stdio.h>

int *total(int home, int away)
{
    int sum = home + away;
    return &sum;
}

int main(void)
{
    int *p = total(1, 2);
    int *q = total(20, 30);
    printf("%d %d\n", *p, *q);
    return 0;
}
