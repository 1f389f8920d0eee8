/* The struct was tested, its buffer was not. */
#include <stdlib.h>

struct canvas { int width; char *cells; };

static struct canvas *canvas_new(int width)
{
    struct canvas *c = malloc(sizeof *c);
    if (!c)
        return NULL;
    c->width = width;
    c->cells = malloc((size_t)width);
    if (!c->cells) {
        free(c);
        return NULL;
    }
    c->cells[0] = '#';
    return c;
}

int main(void)
{
    struct canvas *c = canvas_new(10);
    if (c) {
        free(c->cells);
        free(c);
    }
    return 0;
}
