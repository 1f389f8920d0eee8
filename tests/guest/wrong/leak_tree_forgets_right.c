#include <stdio.h>
#include <stdlib.h>

struct tree {
    int key;
    struct tree *left, *right;
};

static struct tree *leaf(int key)
{
    struct tree *t = calloc(1, sizeof *t); // expect: leak
    if (!t)
        exit(1);
    t->key = key;
    return t;
}

static void tree_free(struct tree *t)
{
    if (!t)
        return;
    tree_free(t->left);
    free(t); // lost
}

int main(void)
{
    struct tree *root = leaf(5);
    root->left = leaf(3);
    root->right = leaf(8);
    printf("%d %d %d\n", root->left->key, root->key, root->right->key);
    tree_free(root);
    return 0;
}
