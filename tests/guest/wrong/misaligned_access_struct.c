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
    const struct header *h = (const struct header *)(image + 6);
    printf("%u\n", (unsigned)h->size); // expect: misaligned-access
    free(image);
    return 0;
}
