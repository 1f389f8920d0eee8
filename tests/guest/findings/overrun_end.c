#include <stdlib.h>

static char *kept;

int main(void)
{
    kept = malloc(4); // found: leak out-of-bounds-write
    for (int i = 0; i <= 4; i++)
        kept[i] = 'x';
    return 0;
}
