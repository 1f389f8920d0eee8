#include <stdbool.h>
#include <stddef.h>

bool leader(int *home, int *away, int **out)
{
    if (*home > *away) {
        *out = home;
        return true;
    }
    if (*away > *home) {
        *out = away;
        return true;
    }
    return false;
}
