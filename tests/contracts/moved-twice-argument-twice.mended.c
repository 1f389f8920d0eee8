/* One block as both arguments of a call that owns both. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

static void pair_up(owns char *left, owns char *right)
{
    free(left);
    free(right);
}

int main(void)
{
    char *glove = strdup("glove");
    char *other = strdup("glove");
    if (!glove || !other) {
        free(glove);
        free(other);
        return 1;
    }
    pair_up(glove, other);
    return 0;
}
