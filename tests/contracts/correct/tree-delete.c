/* Binary tree deletion: the node's place is taken by its smallest successor. */
#include <stdlib.h>

struct bough {
    int key;
    struct bough *left, *right;
};

static int add(struct bough **at, int key)
{
    while (*at) {
        if ((*at)->key == key)
            return 0;
        at = key < (*at)->key ? &(*at)->left : &(*at)->right;
    }
    *at = calloc(1, sizeof **at);
    if (!*at)
        return -1;
    (*at)->key = key;
    return 1;
}

static int del(struct bough **at, int key)
{
    while (*at && (*at)->key != key)
        at = key < (*at)->key ? &(*at)->left : &(*at)->right;
    struct bough *gone = *at;
    if (!gone)
        return 0;
    if (!gone->left) {
        *at = gone->right;
    } else if (!gone->right) {
        *at = gone->left;
    } else {
        struct bough **low = &gone->right;
        while ((*low)->left)
            low = &(*low)->left;
        struct bough *heir = *low;
        *low = heir->right;
        heir->left = gone->left;
        heir->right = gone->right;
        *at = heir;
    }
    free(gone);
    return 1;
}

int main(void)
{
    struct bough *root = NULL;
    int keys[] = {5, 2, 8, 7, 9}, n = 0;
    int failed = 0;
    for (int i = 0; i < 5; i++)
        failed |= add(&root, keys[i]) < 0;
    for (int i = 0; i < 5; i++)
        n += del(&root, keys[i]);
    return failed || n != 5;
}
