#include <stdlib.h>
int main(void)
{
    int *pot = malloc(sizeof *pot);
    if (pot == NULL) return 1;
    *pot = 3;
    int *lid = pot;
    free(lid);
    int done = 1;
    free(pot);
    return done - 1;
}
