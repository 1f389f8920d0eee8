/* A key that is there already: the new node is forgotten. */
#include <ownership.h>
#include <stdlib.h>

struct leaf { int key; owned struct leaf *left, *right; };

static void leaf_free(owns nullable struct leaf *l)
{
    if (!l)
        return;
    leaf_free(l->left);
    leaf_free(l->right);
    free(l);
}

static owned struct leaf *root;

static int insert(int key)
{
    struct leaf *fresh = calloc(1, sizeof *fresh);
    if (!fresh)
        return -1;
    fresh->key = key;
    struct leaf **at = &root;
    while (*at) {
        if ((*at)->key == key) {
            leaf_free(fresh);
            return 0;
        }
        at = key < (*at)->key ? &(*at)->left : &(*at)->right;
    }
    *at = fresh;
    return 1;
}

int main(void)
{
    int n = insert(4) + insert(2) + insert(4);
    leaf_free(root);
    root = NULL;
    return n != 2;
}
