#include <stdlib.h>

int main(void)
{
    char *p = malloc(4), *old = p;
    p = realloc(p, 8);
    old = realloc(old, 16); // found: use-after-free
    free(p);
    return old != NULL;
}
