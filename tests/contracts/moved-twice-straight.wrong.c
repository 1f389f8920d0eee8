/* free(), free(). */
#include <stdlib.h>

int main(void)
{
    double *samples = calloc(16, sizeof *samples);
    free(samples);
    free(samples); //! moved-twice
    return 0;
}
