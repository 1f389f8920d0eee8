#include <stdio.h>

static int in(size_t at, size_t start, size_t size)
{
    return at >= start && at - start < size;
}

int main(void)
{
    printf("%d %d %d\n", in(50, 50, 10), in(59, 50, 10), in(60, 50, 10));
    return 0;
}
