#include <stdio.h>
#include <string.h>

int main(void)
{
    char b[6];
    printf("%zu", strlcpy(b, "memory", sizeof b));
    printf(" %s\n", b);
    printf("%zu", strlcpy(b, "ab", sizeof b));
    printf(" %zu", strlcat(b, "cdef", sizeof b));
    printf(" %s\n", b);
    printf("%zu\n", strlcpy(b, "never", 0));
    return 0;
}
