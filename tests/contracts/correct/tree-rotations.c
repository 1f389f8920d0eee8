/* Left and right rotation; ownership goes round in a circle. */
#include <stdlib.h>

struct tnode {
    int key;
    struct tnode *left, *right;
};

static struct tnode *rotate_left(struct tnode *n)
{
    struct tnode *up = n->right;
    n->right = up->left;
    up->left = n;
    return up;
}

static struct tnode *rotate_right(struct tnode *n)
{
    struct tnode *up = n->left;
    n->left = up->right;
    up->right = n;
    return up;
}

static struct tnode *insert(struct tnode *n, int key)
{
    if (!n) {
        n = calloc(1, sizeof *n);
        if (n)
            n->key = key;
        return n;
    }
    if (key < n->key) {
        n->left = insert(n->left, key);
        if (n->left && n->left->left && !n->right)
            n = rotate_right(n);
    } else if (key > n->key) {
        n->right = insert(n->right, key);
        if (n->right && n->right->right && !n->left)
            n = rotate_left(n);
    }
    return n;
}

static void destroy(struct tnode *n)
{
    if (!n)
        return;
    destroy(n->left);
    destroy(n->right);
    free(n);
}

int main(void)
{
    struct tnode *root = NULL;
    for (int i = 0; i < 7; i++)
        root = insert(root, i * 3 % 7);
    destroy(root);
    return 0;
}
