#include <stdlib.h>

struct tree {
    int key;
    struct tree *left, *right;
};

static struct tree *insert(struct tree *t, int key)
{
    if (!t) {
        t = calloc(1, sizeof *t);
        t->key = key;
    } else if (key < t->key) {
        t->left = insert(t->left, key);
    } else {
        t->right = insert(t->right, key);
    }
    return t;
}

static void clear(struct tree *t)
{
    if (!t)
        return;
    clear(t->left);
    clear(t->right);
    free(t); // look 3
}

int main(void)
{
    static const int keys[] = {50, 30, 70, 20, 40, 60};
    struct tree *root = NULL;
    for (int i = 0; i < 6; i++)
        root = insert(root, keys[i]);
    clear(root); // look
    return 0;
}
