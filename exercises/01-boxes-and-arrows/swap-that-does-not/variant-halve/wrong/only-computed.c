// caught-by: wrong-output
#include <stdio.h>

void halve(int *n)
{
    // --- your code starts here ---
    int half = *n / 2;
    (void)half;
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
