/* The same with words: each owner gives back its own. */
#include <ownership.h>
#include <stdlib.h>

struct glyph {
    int refs, width;
};

static gives nullable struct glyph *glyph_new(int width)
{
    struct glyph *g = malloc(sizeof *g);
    if (!g)
        return NULL;
    g->refs = 1;
    g->width = width;
    return g;
}

static gives struct glyph *glyph_ref(borrows_mut struct glyph *g)
{
    ++g->refs;
    return g;
}

static void glyph_unref(owns nullable struct glyph *g)
{
    if (g == NULL)
        return;
    if (--g->refs > 0)
        return;
    free(g);
}

int main(void)
{
    struct glyph *a = glyph_new(8);
    if (!a)
        return 1;
    struct glyph *b = glyph_ref(a);
    glyph_unref(a);
    int width = b->width;
    glyph_unref(b);
    return width != 8;
}
