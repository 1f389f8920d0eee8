#include <stdio.h>

struct pt { int x, y; };
struct box { struct pt min, max; const char *name; };
struct big { int v[50]; };

static int mixed(int a, struct pt p, double d, struct box b, char c, struct big g, float f)
{
    return a + p.x * p.y + (int)(d * 10) + b.max.x - b.min.y + c + g.v[49] + (int)f + b.name[0];
}

static struct big modify(struct big b, int i)
{
    b.v[i] += 1000;
    return b;
}

static int many(struct pt a, struct pt b, struct pt c, struct pt d, struct pt e, struct pt f, struct pt g, struct pt h)
{
    return a.x + b.y * 2 + c.x * 3 + d.y * 4 + e.x * 5 + f.y * 6 + g.x * 7 + h.y * 8;
}

static void through(struct pt *out, struct pt in)
{
    out->x = in.y; /* in is a copy, even if it came from *out */
    out->y = in.x;
}

int main(void)
{
    struct big g = {{[49] = 9, [3] = 4}};
    struct box b = {{1, 2}, {30, 40}, "A"};
    printf("%d\n", mixed(1, b.min, 2.5, b, 'c', g, 7.9f));
    printf("%d %d\n", modify(modify(g, 3), 3).v[3], g.v[3]);
    struct pt p = {1, 2};
    printf("%d\n", many(p, p, b.max, p, p, p, p, (struct pt){5, 6}));
    through(&p, p);
    printf("%d %d\n", p.x, p.y);
    struct big arr[2] = {g, modify(g, 0)};
    arr[0] = modify(arr[1], 49);
    printf("%d %d %d\n", arr[0].v[0], arr[0].v[49], arr[1].v[49]);
    return 0;
}
