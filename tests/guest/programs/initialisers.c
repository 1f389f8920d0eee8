#include <stdio.h>

struct point { int x, y; };
struct shape { const char *name; struct point at[3]; int tags[4]; };

static int table[3][4] = { { 1, 2 }, [2] = { [3] = 9 } };
static const char *names[] = { [2] = "two", [0] = "zero" };

int main(void)
{
    struct shape s = { .name = "tri", .at = { { 1, 2 }, [2] = { .y = 7 } }, .tags = { [1] = 5 } };
    printf("%s %d %d %d %d %d\n", s.name, s.at[0].x, s.at[1].x, s.at[2].y, s.tags[1], s.tags[3]);
    printf("%d %d %d %s %d %zu\n", table[0][1], table[1][0], table[2][3], names[2], names[1] == NULL,
           sizeof names / sizeof *names);
    struct point *p = &(struct point){ 3, 4 };
    int *a = (int[]){ 1, 2, 3 };
    printf("%d %d %d\n", p->x, p->y, a[2]);
    char text[] = "sized", exact[3] = "abc";
    printf("%zu %zu %c\n", sizeof text, sizeof exact, exact[2]);
    int zero[50] = { 0 }, sum = 0;
    for (int i = 0; i < 50; i++)
        sum += zero[i];
    return sum;
}
