#include <stdio.h>
#define SUM (1 + )

int main(void)
{
    int n = SUM; // expect: expected-expression 13
    n += SUM;
    printf("%d\n", SUM + n);
    return 0;
}
