#include <stdlib.h>

int main(void)
{
    int *box = calloc(1, sizeof *box);
    if (box == NULL)
        return 1;
    box = calloc(2, sizeof *box);
    free(box);
    return 0;
}
