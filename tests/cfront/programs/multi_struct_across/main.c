#include <stdio.h>
#include "geo.h"

int main(void)
{
    struct seg s = seg((struct pt){1, 2}, pt(4, 6));
    printf("%g %g\n", seg_len2(s), mid(s).x);
    s = flip(s);
    printf("%g %g %s\n", s.a.x, s.b.y, s.label.text);
    struct bits b = pack(5, -3, 1);
    printf("%d %d %d\n", b.a, b.b, b.c);
    printf("%d\n", apply((union arg){.n = 20}, by_two));
    printf("%d %g\n", sum("iid", 1, 2, 3.75), origin.y);
    return 0;
}

int by_two(union arg a) { return a.n * 2; }
