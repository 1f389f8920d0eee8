#include <stdio.h>
#include <stdlib.h>

struct node {
    int value;
    struct node *left, *right;
};

static struct node *grow(int value)
{
    struct node *n = calloc(1, sizeof *n);
    if (!n)
        exit(1);
    n->value = value;
    return n;
}

static int chop(struct node *n)
{
    if (!n)
        return 0;
    int sum = n->value + chop(n->left);
    free(n);
    return sum + chop(n->right); // expect: use-after-free
}

int main(void)
{
    struct node *root = grow(2);
    root->left = grow(1);
    root->right = grow(3);
    root->left->right = grow(7);
    printf("%d\n", chop(root));
    return 0;
}
