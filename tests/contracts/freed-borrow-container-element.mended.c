/* A tree lends its node, the caller frees it under the tree. */
#include <ownership.h>
#include <stdlib.h>

struct twig { int key; owned struct twig *left, *right; };

static borrows_from(t) nullable struct twig *twig_find(borrows struct twig *t, int key)
{
    while (t && t->key != key)
        t = key < t->key ? t->left : t->right;
    return t;
}

static void twig_free(owns nullable struct twig *t)
{
    if (!t)
        return;
    twig_free(t->left);
    twig_free(t->right);
    free(t);
}

int main(void)
{
    struct twig *t = calloc(1, sizeof *t);
    if (!t)
        return 1;
    struct twig *found = twig_find(t, 0);
    if (found)
        found->key = 1;
    twig_free(t);
    return 0;
}
