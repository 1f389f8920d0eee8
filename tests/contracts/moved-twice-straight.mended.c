/* free(), free(). */
#include <stdlib.h>

int main(void)
{
    double *samples = calloc(16, sizeof *samples);
    free(samples);
    return 0;
}
