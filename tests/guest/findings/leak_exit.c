#include <stdlib.h>

static int *make(void)
{
    int *a = calloc(4, sizeof *a);
    a = realloc(a, 100); // found: leak
    return a;
}

static int first(void)
{
    int *a = make();
    a[0] = 0;
    return a[0];
}

int main(void)
{
    exit(first());
}
