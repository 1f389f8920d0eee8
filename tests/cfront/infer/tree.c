/* A tree: its nodes own their children and know their parent. */
#include <stdlib.h>
#include <string.h>

struct tree {
    struct tree *left, *right;
    struct tree *up;
    char *key;
};

static struct tree *tree_new(const char *key, struct tree *up)
{
    struct tree *t = calloc(1, sizeof *t);
    if (!t)
        return NULL;
    t->key = strdup(key);
    t->up = up;
    return t;
}

static void tree_free(struct tree *t)
{
    if (!t)
        return;
    tree_free(t->left);
    tree_free(t->right);
    free(t->key);
    free(t);
}

static struct tree *tree_find(struct tree *t, const char *key)
{
    while (t) {
        int d = strcmp(key, t->key);
        if (d == 0)
            return t;
        t = d < 0 ? t->left : t->right;
    }
    return NULL;
}

static const char *tree_key(const struct tree *t) { return t->key; }

int main(void)
{
    struct tree *t = tree_new("b", NULL);
    if (!t || !t->key) {
        tree_free(t);
        return 1;
    }
    t->left = tree_new("a", t);
    struct tree *a = tree_find(t, "a");
    int good = a && tree_key(a) == a->key;
    tree_free(t);
    return !good;
}
