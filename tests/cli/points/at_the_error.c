// And stops, with everything in view, at one that it does not survive.
#include <stdlib.h>
int main(void)
{
    int *p = malloc(2 * sizeof *p);
    if (!p)
        return 1;
    p[0] = 7;
    p[1] = 8;
    free(p);
    return p[1];
}
