/* A node that owns its text and its children, and knows its parent; it is made and given. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct tree { owned struct tree *left, *right; owned char *key; borrows struct tree *up; void *user; };

static gives nullable struct tree *tree_new(borrows const char *key, borrows nullable struct tree *up, void *user)
{
    struct tree *t = calloc(1, sizeof *t);
    if (!t)
        return NULL;
    t->key = strdup(key);
    t->up = up;
    t->user = user;
    return t;
}

static void tree_free(owns nullable struct tree *t)
{
    if (!t)
        return;
    tree_free(t->left);
    tree_free(t->right);
    free(t->key);
    free(t);
}

int main(void)
{
    struct tree *t = tree_new("oak", NULL, NULL);
    tree_free(t);
    return 0;
}
