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
    if (!glove)
        return 1;
    pair_up(glove, glove); //! moved-twice
    return 0;
}
