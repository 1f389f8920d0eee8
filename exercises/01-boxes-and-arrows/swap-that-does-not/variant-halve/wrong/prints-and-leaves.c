// caught-by: rule-broken
#include <stdio.h>

void halve(int *n)
{
    // --- your code starts here ---
    void exit(int);
    (void)n;
    printf("5\n");
    exit(0);
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
