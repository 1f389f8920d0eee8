#include <stdio.h>

int main(void)
{
    int zero = 0;
    printf("%d\n", 5 / zero); // found: division-by-zero
    return 0;
}
