#include <stdio.h>
#include <string.h>

int main(void)
{
    char b[10];
    for (size_t n = 0; n <= sizeof b; n++) {
        memset(b, '.', sizeof b);
        int r = snprintf(b, n, "%d-%s", 1234, "abcdef");
        printf("%zu %d ", n, r);
        for (size_t i = 0; i < sizeof b; i++)
            putchar(b[i] ? b[i] : '0');
        putchar('\n');
    }
    char big[40];
    printf("%d %s\n", sprintf(big, "%05.1f|%x", 2.25, 255), big);
    return 0;
}
