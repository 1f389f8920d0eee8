#include "layout.h"

#include <stdio.h>

/* As many regions as a table has, each full of arrows to its middle. */
int main(void)
{
    static unsigned char bytes[MOST_REGIONS][MOST_BYTES];
    static char text[40000];
    struct table t = {0};
    for (int i = 0; i < MOST_REGIONS; i++) {
        struct region r = {0x10000u * (unsigned int)(i + 1), 0x100, 'h',
                           true, "box", bytes[i], MOST_BYTES};
        for (int at = 0; at < MOST_BYTES; at += WORD) {
            bytes[i][at] = 0x80;
            bytes[i][at + 2] = (unsigned char)(i + 1);
        }
        t.at[t.count++] = r;
    }
    size_t n = draw_arrows(&t, text, sizeof text);
    printf("%zu arrows\n", n);
    return 0;
}
