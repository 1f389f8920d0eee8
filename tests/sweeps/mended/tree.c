/* A search tree of keys. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tree { char *key; struct tree *left, *right; };

static int insert(struct tree **t, const char *key)
{
    while (*t)
        t = strcmp(key, (*t)->key) < 0 ? &(*t)->left : &(*t)->right;
    struct tree *n = malloc(sizeof *n);
    char *own = strdup(key);
    if (!n || !own) {
        free(n);
        free(own);
        return -1;
    }
    *n = (struct tree){own, NULL, NULL};
    *t = n;
    return 0;
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
    int bad = 0;
    for (int i = 0; i < 3; i++)
        bad |= insert(&t, keys[i]) != 0;
    if (t)
        printf("depth %zu, root %c\n", depth(t), t->key[0]);
    drop(t);
    return bad;
}
