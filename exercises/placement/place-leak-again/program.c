#include <stdlib.h>

struct box { char *label; };

int main(void)
{
    struct box *b = calloc(1, sizeof *b);
    if (b == NULL)
        return 1;
    b->label = calloc(8, 1);
    free(b);
    return 0;
}
