#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct header {
    uint32_t magic;
    uint32_t size;
};

int main(void)
{
    char *image = calloc(1, 64);
    if (!image)
        return 1;
    image[10] = 9;
    struct header h;
    memcpy(&h, image + 6, sizeof h);
    printf("%u\n", (unsigned)h.size);
    free(image);
    return 0;
}
