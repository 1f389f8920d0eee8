#include <stdio.h>

int main(void)
{
    int n = 5;
    int *p = &n;
    *p = 7;
    printf("%d %d\n", n, *p);
    return 0;
}
