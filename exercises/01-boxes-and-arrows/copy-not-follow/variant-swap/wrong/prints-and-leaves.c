// caught-by: rule-broken
#include <stdio.h>

int main(void)
{
    int a = 1, b = 2, keep = 0;
    // --- your code starts here ---
    void exit(int);
    printf("2 1\n");
    exit(0);
    // --- your code ends here ---
    printf("%d %d\n", a, b);
    return keep < 0;
}
