#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static int largest(int n, ...)
{
    int best = 0;
    va_list cells;
    va_start(cells, n);
    for (int i = 0; i < n; i++) {
        int *cell = va_arg(cells, int *);
        if (*cell > best)
            best = *cell;
    }
    va_end(cells);
    return best;
}

int main(void)
{
    int *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
    if (!a || !b)
        return 1;
    *a = 3;
    printf("%d\n", largest(2, a, b));
    free(b);
    free(a);
    return 0;
}
