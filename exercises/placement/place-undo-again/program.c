#include <stdint.h>
#include <stdlib.h>

static int load(size_t pixels)
{
    char *name = malloc(16);
    if (name == NULL)
        return -1;
    char *image = malloc(pixels);
    if (image == NULL)
        return -1;
    free(image);
    free(name);
    return 0;
}

int main(void)
{
    return load(SIZE_MAX / 4) == -1 ? 0 : 1;
}
