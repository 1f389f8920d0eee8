#include <stdio.h>
#include <stdlib.h>

struct shape {
    int corners;
    double size[4];
};

int main(void)
{
    struct shape *s = calloc(1, sizeof *s);
    if (!s)
        return 1;
    s->corners = 4;
    s->size[3] = 2.5;
    printf("%d %.1f\n", s->corners, s->size[3]);
    free(s->size); // expect: invalid-free
    return 0;
}
