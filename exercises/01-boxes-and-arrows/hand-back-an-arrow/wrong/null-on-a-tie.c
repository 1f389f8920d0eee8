// caught-by: wrong-output
#include <stdbool.h>
#include <stddef.h>

bool leader(int *home, int *away, int **out)
{
    *out = NULL;
    if (*home > *away)
        *out = home;
    else if (*away > *home)
        *out = away;
    return *out != NULL;
}
