#include <stdio.h>

int main(void)
{
    int n = 3;
    if (n > 2); // the reason
        puts("a");
    else // expect: else-without-if 5
        puts("b");
    return 0;
}
