#include <stdlib.h>

int main(void)
{
    char *a = calloc(2, 1), *more = calloc(3, 1);
    char *b = a;
    if (a == NULL || more == NULL)
        return 1;
    free(b);
    free(more);
    return 0;
}
