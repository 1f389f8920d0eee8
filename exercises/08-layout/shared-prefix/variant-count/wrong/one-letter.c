// caught-by: wrong-output
#include <stdio.h>

static int shared(const char *before, const char *key)
{
    int n = 0;
    // --- your code starts here ---
    if (before[n] != '\0' && before[n] == key[n])
    // --- your code ends here ---
        n++;
    return n;
}

int main(void)
{
    char a[40], b[40];
    while (scanf("%39s %39s", a, b) == 2)
        printf("%d\n", shared(a, b));
    return 0;
}
