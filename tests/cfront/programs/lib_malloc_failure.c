#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>

static void *volatile sink;

int main(void)
{
    volatile size_t huge = SIZE_MAX / 2 - 100;
    void *p = malloc(huge);
    sink = p;
    printf("%d\n", sink == NULL);
    free(p);
    p = calloc(huge, 16); /* the product overflows */
    sink = p;
    printf("%d\n", sink == NULL);
    free(p);
    int *small = malloc(4 * sizeof *small);
    small[3] = 9;
    int *grown = realloc(small, huge); /* fails and leaves the old block */
    printf("%d %d\n", grown == NULL, small[3]);
    free(small);
    free(NULL);
    return 0;
}
