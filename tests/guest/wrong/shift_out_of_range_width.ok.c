#include <stdio.h>

int main(void)
{
    unsigned mask = 0;
    int bits = 32;
    mask = bits < 32 ? (1u << bits) - 1 : ~0u;
    puts(mask == 3 ? "three" : "mask");
    return 0;
}
