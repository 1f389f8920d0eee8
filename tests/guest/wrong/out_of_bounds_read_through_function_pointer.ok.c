#include <stdio.h>
#include <stdlib.h>

static int middle(const int *v, int n)
{
    return v[n / 2];
}

static int last(const int *v, int n)
{
    return v[n - 1];
}

int main(void)
{
    int (*choices[2])(const int *, int) = { middle, last };
    int *v = malloc(3 * sizeof *v);
    if (!v)
        return 1;
    v[0] = 2, v[1] = 4, v[2] = 8;
    for (int i = 0; i < 2; i++)
        printf("%d\n", choices[i](v, 3));
    free(v);
    return 0;
}
