// A freed block stays as a ghost with what it held.
#include <stdlib.h>
int main(void)
{
    int *p = malloc(sizeof *p);
    if (!p)
        return 1;
    *p = 41;
    free(p);
    return 0;
}
