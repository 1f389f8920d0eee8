// caught-by: leak
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *n = malloc(sizeof *n);
    if (!n)
        return 1;
    int *same = n;
    *same = 9;
    printf("%d\n", *n);
    // --- your code starts here ---
    // --- your code ends here ---
    return 0;
}
