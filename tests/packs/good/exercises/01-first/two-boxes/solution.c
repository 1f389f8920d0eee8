#include <stdio.h>

int main(void)
{
    int a = 1;
    int b = a;
    // --- your code starts here ---
    b = 2;
    // --- your code ends here ---
    printf("%d %d\n", a, b);
    return 0;
}
