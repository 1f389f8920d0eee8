#include <stdlib.h>

int main(void)
{
    int *kept = malloc(2 * sizeof *kept);
    int *p = malloc(3 * sizeof *p);
    p[0] = 5;
    p = kept;
    p[1] = 6; // look
    free(kept);
    return 0;
}
