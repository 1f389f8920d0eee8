/* The old picture is detached to be compared, and stays detached. */
#include <ownership.h>
#include <stdlib.h>

struct picture { int width; };
struct frame { owned nullable struct picture *picture; };

static int frame_swap(borrows_mut struct frame *f, owns struct picture *fresh)
{
    struct picture *old = move(f->picture);
    f->picture = fresh;
    int same = old && old->width == fresh->width;
    return same; //! owner-dropped
}

int main(void)
{
    struct frame f = {NULL};
    for (int i = 0; i < 2; i++) {
        struct picture *p = malloc(sizeof *p);
        if (!p)
            break;
        p->width = 4;
        frame_swap(&f, p);
    }
    free(f.picture);
    return 0;
}
