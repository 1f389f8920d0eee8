#include <stdlib.h>

int main(void)
{
    char *a = malloc(16);
    char *b = malloc(16);
    b[-1] = 'x';
    free(b);
    free(a); // found: out-of-bounds-write
    return 0;
}
