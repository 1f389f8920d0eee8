#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    FILE *f = tmpfile();
    if (!f)
        return 1;
    fputs("0123456789abcdefghij", f);
    rewind(f);
    char *block = malloc(16);
    if (!block)
        return 1;
    size_t n = fread(block, 1, 20, f); // expect: out-of-bounds-write
    printf("%zu bytes\n", n);
    free(block);
    fclose(f);
    return 0;
}
