#include <stdlib.h>

int main(void)
{
    int *n = calloc(1, sizeof *n);
    if (!n)
        return 1;
    free(n);
    return *n;
}
