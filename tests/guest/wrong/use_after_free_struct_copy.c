#include <stdio.h>
#include <stdlib.h>

struct point {
    int x, y;
};

int main(void)
{
    struct point *p = malloc(sizeof *p), kept;
    if (!p)
        return 1;
    p->x = 3;
    p->y = 4;
    free(p);
    kept = *p; // expect: use-after-free
    printf("%d %d\n", kept.x, kept.y);
    return 0;
}
