/* A new reference is taken and never given back. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct image { int count; int width; };

static gives struct image *image_ref(borrows_mut struct image *i)
{
    i->count++;
    return i;
}

static void image_unref(owns struct image *i)
{
    if (--i->count == 0)
        free(i);
}

static void thumbnail(borrows_mut struct image *i)
{
    struct image *mine = image_ref(i);
    printf("%d\n", mine->width / 8);
    image_unref(mine);
}

int main(void)
{
    struct image *i = malloc(sizeof *i);
    if (!i)
        return 1;
    i->count = 1;
    i->width = 800;
    thumbnail(i);
    image_unref(i);
    return 0;
}
