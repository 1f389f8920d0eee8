#include <stdlib.h>

static char *kept;

int main(void)
{
    kept = malloc(4);
    for (int i = 0; i <= 4; i++)
        kept[i] = 'x'; // found: out-of-bounds-write
    return 0;
}
