#include <stdlib.h>

int main(void)
{
    int *v = calloc(2, sizeof *v);
    if (v == NULL)
        return 1;
    int *first = &v[0];
    int *w = realloc(v, 4096);
    int sum = w ? *first : 0;
    free(w ? w : v);
    return sum;
}
