/* goto again, and the block of the last try is freed once more. */
#include <stdlib.h>

static int tries(int most)
{
    int n = 0;
    int *work = malloc(sizeof *work);
again:
    free(work); //! moved-twice
    if (++n < most)
        goto again;
    return n;
}

int main(void)
{
    return tries(4) == 0;
}
