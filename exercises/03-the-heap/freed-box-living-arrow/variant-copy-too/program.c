#include <stdlib.h>

int main(void)
{
    int *p = calloc(1, sizeof *p);
    if (p == NULL)
        return 1;
    int *same = p;
    free(p);
    p = same = NULL;
    return p != same;
}
