#include <stdio.h>
#include <stdlib.h>

struct tree { int key; struct tree *left, *right; };

static struct tree *insert(struct tree *t, int key)
{
    if (!t) {
        t = calloc(1, sizeof *t);
        t->key = key;
    } else if (key < t->key) {
        t->left = insert(t->left, key);
    } else if (key > t->key) {
        t->right = insert(t->right, key);
    }
    return t;
}
static int height(const struct tree *t)
{
    if (!t)
        return 0;
    int l = height(t->left), r = height(t->right);
    return 1 + (l > r ? l : r);
}
static void walk(const struct tree *t) { if (t) { walk(t->left); printf("%d ", t->key); walk(t->right); } }
static void drop(struct tree *t) { if (t) { drop(t->left); drop(t->right); free(t); } }

int main(void)
{
    struct tree *t = NULL;
    for (int i = 0; i < 50; i++)
        t = insert(t, i * 37 % 53);
    walk(t);
    printf("\n%d\n", height(t));
    drop(t);
    return 0;
}
