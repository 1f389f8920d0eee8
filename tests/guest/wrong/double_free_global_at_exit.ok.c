#include <stdio.h>
#include <stdlib.h>

static short *palette;

static void shut_down(void)
{
    free(palette);
}

int main(void)
{
    atexit(shut_down);
    palette = calloc(16, sizeof *palette);
    if (!palette)
        return 1;
    palette[15] = 255;
    printf("white is %d\n", palette[15]);
    free(palette);
    palette = NULL;
    return 0;
}
