#include <stdio.h>

void halve(int *n)
{
    // --- your code starts here ---
    *n = *n / 2;
    // --- your code ends here ---
    (void)n;
}

int main(void)
{
    int apples = 10;
    halve(&apples);
    printf("%d\n", apples);
    return 0;
}
