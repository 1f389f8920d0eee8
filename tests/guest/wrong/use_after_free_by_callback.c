#include <stdio.h>
#include <stdlib.h>

static void each(int **all, int n, void (*visit)(int *))
{
    for (int i = 0; i < n; i++)
        visit(all[i]);
}

static void show(int *n)
{
    printf("%d\n", *n); // expect: use-after-free
}

static void drop(int *n)
{
    free(n);
}

int main(void)
{
    int *all[2] = { calloc(1, sizeof(int)), calloc(1, sizeof(int)) };
    if (!all[0] || !all[1])
        return 1;
    *all[1] = 4;
    each(all, 2, drop);
    each(all, 2, show);
    return 0;
}
