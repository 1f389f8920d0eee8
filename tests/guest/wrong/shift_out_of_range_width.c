#include <stdio.h>

int main(void)
{
    unsigned mask = 0;
    int bits = 32;
    mask = (1u << bits) - 1; // expect: shift-out-of-range
    puts(mask == 3 ? "three" : "mask");
    return 0;
}
