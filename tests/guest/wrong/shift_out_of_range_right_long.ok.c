#include <stdint.h>
#include <stdio.h>

int main(void)
{
    uint64_t flags = 0x8000000000000000u;
    unsigned found = 0;
    for (int bit = 0; bit < 64; bit++)
        found += (flags >> bit) == 1;
    puts(found > 0 ? "found" : "none");
    return 0;
}
