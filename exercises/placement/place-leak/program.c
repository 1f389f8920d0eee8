#include <stdlib.h>

int main(void)
{
    int *keep = calloc(1, sizeof *keep);
    int *p = calloc(1, sizeof *p);
    p = keep;
    free(p);
    keep = p = NULL;
    return keep != p;
}
