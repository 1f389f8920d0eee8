#include <stdio.h>

int main(void)
{
    int a = 7, b = a;
    a = 8;
    printf("%d\n", b);
    return 0;
}
