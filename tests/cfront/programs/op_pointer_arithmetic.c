#include <stdio.h>
#include <stddef.h>

struct wide { char c[12]; };

int main(void)
{
    int a[10];
    for (int i = 0; i < 10; i++)
        a[i] = i;
    int *p = a + 5, *end = &a[10];
    ptrdiff_t d = end - p;
    printf("%td %d %d\n", d, p[-2], *(p - 5));
    printf("%d %d\n", 3[a], (-1)[p]);
    d = *p++ * 10;
    d += *++p;
    printf("%td %d\n", d, p - a == 7);
    p -= 3;
    p += (char)2;
    p += -1l;
    p = 2u + p;
    printf("%d %d\n", *p, (int)(p - a));
    unsigned back = 3;
    short s = -2;
    printf("%d %d %d\n", *(p - back), p[s], *(s + p));
    struct wide w[3] = {{"zero"}, {"one"}, {"two"}}, *wp = w;
    wp++;
    printf("%s %td %td\n", wp->c, &w[3] - wp, (char *)&w[3] - (char *)wp);
    int grid[4][5], (*row)[5] = grid + 1;
    row += 2;
    printf("%td %td %td\n", row - grid, (char *)row - (char *)grid, &grid[3][4] - *row);
    char *bytes = (char *)a;
    bytes += 3 * sizeof *a;
    printf("%d %d\n", *(int *)(void *)bytes, (int)(end - a));
    const char *s1 = "pointer", *s2 = s1;
    while (*s2)
        s2++;
    printf("%td %td\n", s2 - s1, s1 - s2);
    void *v = a;
    v += 4; /* GNU C: bytes */
    printf("%d\n", *(int *)v);
    return 0;
}
