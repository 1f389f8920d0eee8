/* Three owners; the middle one is missing at the end. */
#include <stdlib.h>

static double mix(size_t n)
{
    double *left = calloc(n, sizeof *left), *right = calloc(n, sizeof *right);
    double *both = calloc(n, sizeof *both);
    double first = 0;
    if (left && right && both) {
        for (size_t i = 0; i < n; i++)
            both[i] = left[i] + right[i];
        first = both[0];
    }
    free(both);
    free(left);
    return first; //! owner-dropped
}

int main(void)
{
    return mix(4) != 0;
}
