// caught-by: wrong-output
#include <stdbool.h>
#include <stddef.h>

bool leader(int *home, int *away, int **out)
{
    if (*home >= *away)
        *out = home;
    else
        *out = away;
    return true;
}
