/* One block, freed in each round. */
#include <stdlib.h>
#include <string.h>

static void fill(int rounds)
{
    for (int i = 0; i < rounds; i++) {
        char *sheet = malloc(80);
        free(sheet);
    }
}

int main(void)
{
    fill(2);
    return 0;
}
