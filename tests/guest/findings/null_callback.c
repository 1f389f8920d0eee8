#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    const int *nothing = NULL;
    return *(const int *)a - *(const int *)b + *nothing; // found: null-dereference
}

int main(void)
{
    int v[] = { 3, 1, 2 };
    qsort(v, 3, sizeof *v, compare);
    return v[0];
}
