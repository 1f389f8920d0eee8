#include <stdio.h>
#include <stddef.h>

struct tree {
    int key;
    const struct tree *left, *right;
};

static int height(const struct tree *t)
{
    if (t == NULL)
        return 0;
    if (!t->left && !t->right)
        return 1;
    int l = height(t->left), r = height(t->right);
    return 1 + (l > r ? l : r);
}

int main(void)
{
    struct tree two = { 2, NULL, NULL }, nine = { 9, NULL, NULL };
    struct tree five = { 5, &two, &nine }, seven = { 7, &five, NULL };
    printf("%d\n", height(&five));
    printf("%d\n", height(&seven));
    return 0;
}
