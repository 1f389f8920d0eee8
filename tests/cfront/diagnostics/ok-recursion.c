#include <stdio.h>

struct tree { struct tree *left, *right; int v; };

static int even(unsigned n);
static int odd(unsigned n) { return n == 0 ? 0 : even(n - 1); }
static int even(unsigned n) { return n == 0 ? 1 : odd(n - 1); }
static int depth(const struct tree *t)
{
    if (!t)
        return 0;
    int l = depth(t->left), r = depth(t->right);
    return 1 + (l > r ? l : r);
}
static void walk(const struct tree *t, void (*f)(int))
{
    if (t) {
        walk(t->left, f);
        f(t->v);
        walk(t->right, f);
    }
}
static void show(int v) { printf("%d ", v); }

int main(void)
{
    struct tree a = {NULL, NULL, 1}, c = {0}, b = {&a, &c, 2};
    c.v = 3;
    walk(&b, show);
    printf("%d %d\n", depth(&b), even(4));
    return 0;
}
