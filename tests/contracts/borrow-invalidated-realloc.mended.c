/* third points into the old block. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *tide = calloc(4, sizeof *tide);
    if (!tide)
        return 1;
    int *third = &tide[2];
    *third = 30;
    int *longer = realloc(tide, 4000 * sizeof *longer);
    if (!longer) {
        free(tide);
        return 1;
    }
    tide = longer;
    third = &tide[2];
    printf("%d\n", *third);
    free(tide);
    return 0;
}
