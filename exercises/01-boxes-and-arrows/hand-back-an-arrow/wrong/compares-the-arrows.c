// caught-by: pointer-comparison
#include <stdbool.h>
#include <stddef.h>

bool leader(int *home, int *away, int **out)
{
    if (home == away)
        return false;
    *out = home > away ? home : away;
    return true;
}
