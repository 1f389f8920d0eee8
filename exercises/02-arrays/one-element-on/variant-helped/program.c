#include <stdio.h>

int main(void)
{
    int v[4] = {3, 1, 4, 1};
    size_t i = 2;
    int *p = v + i * sizeof *v;
    printf("%td boxes on\n", p - v);
    return 0;
}
