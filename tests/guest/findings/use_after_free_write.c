#include <stdlib.h>

int main(void)
{
    int *p = malloc(sizeof *p); // found: use-after-free
    free(p);
    *p = 5;
    return 0;
}
