/* One block, freed in each round. */
#include <stdlib.h>
#include <string.h>

static void fill(int rounds)
{
    char *sheet = malloc(80);
    if (!sheet)
        return;
    for (int i = 0; i < rounds; i++) {
        free(sheet); //! moved-twice
    }
    if (rounds <= 0)
        free(sheet);
}

int main(void)
{
    fill(2);
    return 0;
}
