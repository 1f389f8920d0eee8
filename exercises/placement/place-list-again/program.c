#include <stdlib.h>

struct branch { struct branch *left, *right; };

static struct branch *grow(struct branch *left, struct branch *right)
{
    struct branch *b = malloc(sizeof *b);
    if (b != NULL)
        *b = (struct branch){left, right};
    return b;
}

static void fell(struct branch *b)
{
    if (b == NULL)
        return;
    free(b);
    fell(b->left);
    fell(b->right);
}

int main(void)
{
    fell(grow(NULL, NULL));
    return 0;
}
