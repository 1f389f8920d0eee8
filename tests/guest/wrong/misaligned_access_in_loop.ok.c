#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    uint8_t *rom = malloc(8);
    if (!rom)
        return 1;
    memset(rom, 1, 8);
    unsigned sum = 0;
    for (int at = 0; at < 6; at += 2)
        sum += *(uint16_t *)&rom[at];
    printf("%u\n", sum);
    free(rom);
    return 0;
}
