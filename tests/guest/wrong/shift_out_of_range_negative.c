#include <stdio.h>

static unsigned move(unsigned value, int by)
{
    return value << by; // expect: shift-out-of-range
}

int main(void)
{
    printf("%u\n", move(3, 4));
    puts(move(3, -1) == 77 ? "odd" : "moved");
    return 0;
}
