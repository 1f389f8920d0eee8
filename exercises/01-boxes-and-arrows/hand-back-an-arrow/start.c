#include <stdbool.h>
#include <stddef.h>

bool leader(int *home, int *away, int **out)
{
    // Your code: who leads, and where is their box?
    return false;
}
