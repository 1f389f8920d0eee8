// caught-by: wrong-output
#include <stdio.h>

static int rounded(int bytes)
{
    // --- your code starts here ---
    return bytes / 16 * 16;
    // --- your code ends here ---
}

int main(void)
{
    int bytes;
    while (scanf("%d", &bytes) == 1)
        printf("%d bytes take %d\n", bytes, rounded(bytes));
    return 0;
}
