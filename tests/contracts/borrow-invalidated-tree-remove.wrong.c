/* The smallest key is lent; the tree is pruned; the key is read. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct node { int key; owned struct node *left, *right; };
struct tree { owned struct node *root; };

static void node_free(owns nullable struct node *n)
{
    if (n) {
        node_free(n->left);
        node_free(n->right);
        free(n);
    }
}

static borrows_from(t) nullable const struct node *tree_min(borrows const struct tree *t)
{
    const struct node *n = t->root;
    while (n && n->left)
        n = n->left;
    return n;
}

static void tree_prune(borrows_mut struct tree *t)
{
    node_free(move(t->root));
}

int main(void)
{
    struct tree t = {calloc(1, sizeof(struct node))};
    const struct node *min = tree_min(&t);
    tree_prune(&t);
    printf("%d\n", min ? min->key : -1); //! borrow-invalidated
    return 0;
}
