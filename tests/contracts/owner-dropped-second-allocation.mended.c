/* if (!a || !b) return: the one that came is dropped. */
#include <stdlib.h>

static int compare_runs(int n)
{
    int *before = calloc((size_t)n, sizeof *before);
    int *after = calloc((size_t)n, sizeof *after);
    if (!before || !after) {
        free(before);
        free(after);
        return -1;
    }
    int same = before[0] == after[0];
    free(after);
    free(before);
    return same;
}

int main(void)
{
    return compare_runs(4) != 1;
}
