#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

static int descending(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

int main(void)
{
    int *v = malloc(3 * sizeof *v);
    if (!v)
        return 1;
    v[0] = 5, v[1] = 9, v[2] = 1;
    qsort(v, 3, sizeof *v, descending);
    assert(v[0] <= v[1] && v[1] <= v[2]);
    printf("%d\n", v[0]);
    free(v);
    return 0;
}
