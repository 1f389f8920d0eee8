// caught-by: wrong-output
#include <stdio.h>

int main(void)
{
    int a = 1;
    int b = a;
    // --- your code starts here ---
    a = b = 2;
    // --- your code ends here ---
    printf("%d %d\n", a, b);
    return 0;
}
