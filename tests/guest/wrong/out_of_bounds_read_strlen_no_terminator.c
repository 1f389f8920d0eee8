#include <stdio.h>
#include <string.h>

int main(void)
{
    char code[4] = { 'A', 'B', '1', '2' };
    size_t n = strlen(code); // expect: out-of-bounds-read
    printf("%zu\n", n);
    return 0;
}
