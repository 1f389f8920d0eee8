/* One case frees the frame and falls out of the switch with the others. */
#include <stdlib.h>

enum what { KEEP, CLOSE, GROW };
struct frame { int width; };

static int handle(enum what w, int width)
{
    struct frame *f = malloc(sizeof *f);
    if (!f)
        return -1;
    f->width = width;
    switch (w) {
    case KEEP:
        break;
    case CLOSE:
        free(f);
        break;
    case GROW:
        f->width *= 2;
        break;
    }
    int width_now = f->width; //! use-after-move
    if (w != CLOSE)
        free(f);
    return width_now;
}

int main(void)
{
    return handle(CLOSE, 3) < 0;
}
