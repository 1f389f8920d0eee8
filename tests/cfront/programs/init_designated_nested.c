#include <stdio.h>

struct point { int x, y; };
struct shape { const char *name; struct point at[3]; struct { int r, g, b; } colour; int tail; };

static struct shape s[] = {
    [1] = {.name = "tri", .at[1].y = 5, .at[0] = {1, 2}, .colour.g = 200, .tail = 9},
    [0].name = "zero",
    [0].at = {{.y = 7}, [2] = {8, 9}},
    [3] = {"four", {{1}, {2}, {3}}, {.b = 255, .r = 1}, -1},
};

int main(void)
{
    struct shape local = {.at = {[2].x = 4, 5}, .colour = {7, .b = 8}, .name = "local"};
    printf("%zu\n", sizeof s / sizeof *s);
    for (int i = 0; i < 5; i++) {
        struct shape *p = i < 4 ? &s[i] : &local;
        printf("%s", p->name ? p->name : "-");
        for (int k = 0; k < 3; k++)
            printf(" %d,%d", p->at[k].x, p->at[k].y);
        printf(" %d/%d/%d %d\n", p->colour.r, p->colour.g, p->colour.b, p->tail);
    }
    return 0;
}
