#include <stdio.h>
#include <stdlib.h>

struct leaf { struct tree *tree; };
struct tree { int number; struct leaf *leaf; };

static void tree_end(struct tree *t)
{
    printf("tree %d ends\n", t->number);
    // --- your code starts here ---
    t->leaf->tree = NULL;
    free(t);
    // --- your code ends here ---
}

static void tell(const struct leaf *l)
{
    if (l->tree != NULL)
        printf("the leaf is of tree %d\n", l->tree->number);
    else
        puts("the leaf has no tree");
}

int main(void)
{
    struct leaf leaf = {NULL};
    struct tree *t = malloc(sizeof *t);
    if (t == NULL)
        return 1;
    t->leaf = &leaf;
    leaf.tree = t;
    if (scanf("%d", &t->number) != 1)
        t->number = 0;
    tree_end(t);
    tell(&leaf);
    return 0;
}
