#include <stdlib.h>

int main(void)
{
    char *c = calloc(2, 1);
    if (!c)
        return 1;
    char *second = c + 1;
    free(c);
    *second = 'x';
    return 0;
}
