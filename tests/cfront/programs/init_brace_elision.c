#include <stdio.h>

struct p { int x, y; };
struct r { struct p a, b; char c; int n[3]; };

static struct r flat = {1, 2, 3, 4, 'f', 5, 6, 7};
static struct r part = {{1}, 3, 4, 'p', {5}};
static struct r many[] = {1, 2, 3, 4, 'a', 5, 6, 7, 11, 12, 13, 14, 'b', 15};
static int cube[2][2][3] = {1, 2, 3, {4, 5}, {{6}, 7, 8}};
static struct { char s[4]; int n; } strs[] = {"abc", 1, "de", 2, {"f"}};

static void show(const struct r *r)
{
    printf("%d %d %d %d %c %d %d %d\n", r->a.x, r->a.y, r->b.x, r->b.y, r->c, r->n[0], r->n[1], r->n[2]);
}

int main(void)
{
    struct p p = {8, 9};
    struct r mixed = {p, p.y, p.x, 'm', p.x};
    show(&flat), show(&part), show(&many[0]), show(&many[1]), show(&mixed);
    printf("%zu\n", sizeof many / sizeof *many);
    for (int i = 0; i < 12; i++)
        printf("%d ", cube[i / 6][i / 3 % 2][i % 3]);
    putchar('\n');
    for (unsigned i = 0; i < sizeof strs / sizeof *strs; i++)
        printf("%s%d ", strs[i].s, strs[i].n);
    putchar('\n');
    return 0;
}
