#include <stdlib.h>

struct point { int x, y; };
struct holder { int *p; int a[3]; };

static int global[3];
static int *one(void) { static int n; return &n; }
static int *two(int *p) { return &p[2]; }
static int *three(struct point *p) { return &p->y; }
static int *four(void) { return global; }
static const char *five(void) { return "literal"; }
static struct point six(void) { struct point p = {1, 2}; return p; }
static int seven(void) { int a[2] = {3, 4}; return a[1]; }
static int *eight(void) { int *p = malloc(4); return p; }
static int *nine(struct holder h) { return h.p; }
static int *ten(struct holder *h) { return h->a; }
static long eleven(void) { int a[3]; return &a[2] - a; }
static int **twelve(int **rows) { return rows + 1; }
static int *thirteen(void) { int *rows[2] = {global, global}; return rows[1]; }
static int *fourteen(void) { int *rows[2] = {global, global}; return &rows[1][2]; }

int main(void)
{
    int x = 0, *p = &x;
    struct point q = six();
    struct holder h = {&x, {0}};
    free(eight());
    return *one() + *two((int[]){1, 2, 3}) + *three(&q) + *four() + *five() + seven() + *nine(h)
        + *ten(&h) + (int)eleven() + **twelve((int *[]){p, p}) + *thirteen() + *fourteen();
}
