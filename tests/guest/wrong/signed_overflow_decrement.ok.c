#include <limits.h>
#include <stdio.h>

static long depth = LONG_MIN;

int main(void)
{
    if (depth > LONG_MIN)
        --depth;
    puts(depth == 0 ? "surface" : "under water");
    return 0;
}
