#include <stdlib.h>
#include <string.h>

struct arena {
    char *block;
    size_t used, room;
};
struct point {
    int x, y;
};

static void *take(struct arena *a, size_t size)
{
    size = (size + 7) / 8 * 8;
    if (a->used + size > a->room)
        return NULL;
    void *p = a->block + a->used;
    a->used += size;
    return p;
}

int main(void)
{
    struct arena a = {malloc(32), 0, 32};
    struct point *p = take(&a, sizeof *p);
    p->x = 1;
    p->y = 2;
    char *name = take(&a, 6);
    strcpy(name, "Grace");
    struct point *q = take(&a, sizeof *q);
    *q = *p;
    free(a.block); // look
    q->x = 3; // look
    return 0;
}
