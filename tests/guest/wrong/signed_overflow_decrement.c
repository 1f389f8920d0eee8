#include <limits.h>
#include <stdio.h>

static long depth = LONG_MIN;

int main(void)
{
    --depth; // expect: signed-overflow
    puts(depth == 0 ? "surface" : "under water");
    return 0;
}
