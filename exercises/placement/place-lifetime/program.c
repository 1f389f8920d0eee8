#include <stdlib.h>

int main(void)
{
    int *p = calloc(1, sizeof *p);
    int *q = calloc(1, sizeof *q);
    if (p == NULL || q == NULL)
        return 1;
    *q = 2;
    free(p);
    free(q);
    return 0;
}
