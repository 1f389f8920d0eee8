// caught-by: wrong-output
#include <stdio.h>

int main(void)
{
    int a = 1, b = 2, keep = 0;
    // --- your code starts here ---
    a = b;
    keep = a;
    b = keep;
    // --- your code ends here ---
    printf("%d %d\n", a, b);
    return keep < 0;
}
