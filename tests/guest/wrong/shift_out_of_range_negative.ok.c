#include <stdio.h>

static unsigned move(unsigned value, int by)
{
    return by < 0 ? value >> -by : value << by;
}

int main(void)
{
    printf("%u\n", move(3, 4));
    puts(move(3, -1) == 77 ? "odd" : "moved");
    return 0;
}
