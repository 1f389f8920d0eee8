#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct frame {
    unsigned char from[6], to[6];
    unsigned short kind;
};

int main(void)
{
    const unsigned char mac[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    struct frame *f = calloc(1, sizeof *f);
    if (!f)
        return 1;
    memcpy(f->from, mac, sizeof mac); // expect: out-of-bounds-write
    printf("%d %d\n", f->from[5], f->to[0]);
    free(f);
    return 0;
}
