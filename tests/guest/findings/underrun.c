#include <stdlib.h>

int main(void)
{
    char *a = malloc(16);
    char *b = malloc(16);
    b[-1] = 'x'; // found: out-of-bounds-write
    free(b);
    free(a);
    return 0;
}
