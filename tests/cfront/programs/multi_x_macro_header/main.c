#include <stdio.h>
#include <string.h>
#include "colours.h"

enum colour {
#define COLOUR(id, r, g, b) id,
#include "colours.def"
#undef COLOUR
    COLOUR_COUNT
};

static const struct { const char *name; unsigned char r, g, b; } colours[] = {
#define COLOUR(id, r, g, b) [id] = {#id, r, g, b},
#include "colours.def"
#undef COLOUR
};

int main(void)
{
    for (int i = 0; i < COLOUR_COUNT; i++)
        printf("%s %02x%02x%02x\n", colours[i].name, colours[i].r, colours[i].g, colours[i].b);
    printf("%d %d\n", by_name("BLUE"), by_name("none"));
    return BLUE;
}
