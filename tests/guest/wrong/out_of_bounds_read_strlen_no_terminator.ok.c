#include <stdio.h>
#include <string.h>

int main(void)
{
    char code[5] = { 'A', 'B', '1', '2' };
    size_t n = strlen(code);
    printf("%zu\n", n);
    return 0;
}
