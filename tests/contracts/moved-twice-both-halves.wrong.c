/* One tree hangs in two places, and both are felled. */
#include <ownership.h>
#include <stdlib.h>

struct stem { owned nullable struct stem *left, *right; };

static void fell(owns nullable struct stem *s)
{
    if (!s)
        return;
    fell(s->left);
    fell(s->right);
    free(s);
}

int main(void)
{
    struct stem *twig = calloc(1, sizeof *twig), *other = calloc(1, sizeof *other);
    if (!twig || !other) {
        free(twig);
        free(other);
        return 1;
    }
    fell(twig);
    fell(twig); //! moved-twice
    free(other);
    return 0;
}
