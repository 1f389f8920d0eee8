/* After unref() the holder has no claim to look at the block. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct picture { int count, width; };

static void picture_unref(owns struct picture *p)
{
    if (--p->count == 0)
        free(p);
}

int main(void)
{
    struct picture *p = malloc(sizeof *p);
    if (!p)
        return 1;
    p->count = 1;
    p->width = 640;
    picture_unref(p);
    printf("%d wide\n", p->width); //! use-after-move
    return 0;
}
