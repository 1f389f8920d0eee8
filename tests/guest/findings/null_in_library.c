#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *s = NULL;
    puts("before");
    size_t n = strlen(s); // found: null-dereference
    printf("%zu\n", n);
    return 0;
}
