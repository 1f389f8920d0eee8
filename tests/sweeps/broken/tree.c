/* A search tree of keys. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tree { char *key; struct tree *left, *right; };

static struct tree *insert(struct tree *t, const char *key)
{
    if (!t) {
        t = malloc(sizeof *t); // broken: null-dereference
        t->key = strdup(key); // broken: null-dereference
        t->left = t->right = NULL;
    } else if (strcmp(key, t->key) < 0) {
        t->left = insert(t->left, key);
    } else {
        t->right = insert(t->right, key);
    }
    return t;
}

static size_t depth(const struct tree *t)
{
    size_t l = t ? depth(t->left) : 0, r = t ? depth(t->right) : 0;
    return t ? 1 + (l > r ? l : r) : 0;
}

static void drop(struct tree *t)
{
    if (!t)
        return;
    drop(t->left);
    drop(t->right);
    free(t->key);
    free(t);
}

int main(void)
{
    static const char *const keys[] = {"m", "c", "t"};
    struct tree *t = NULL;
    for (int i = 0; i < 3; i++)
        t = insert(t, keys[i]);
    printf("depth %zu, root %c\n", depth(t), t->key[0]);
    drop(t);
    return 0;
}
