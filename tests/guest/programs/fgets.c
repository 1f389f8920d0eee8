#include <stdio.h>
#include <string.h>

int main(void)
{
    char b[8];
    while (fgets(b, sizeof b, stdin)) {
        size_t n = strlen(b);
        int full = n && b[n - 1] == '\n';
        if (full)
            b[n - 1] = 0;
        printf("%zu %d <%s>\n", n, full, b);
    }
    printf("%d\n", fgets(b, sizeof b, stdin) == NULL);
    return 0;
}
