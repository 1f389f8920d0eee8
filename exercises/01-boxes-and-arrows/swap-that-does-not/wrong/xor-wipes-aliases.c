// caught-by: wrong-output
#include <stdio.h>

// Swaps the contents of two boxes of the caller.
void swap(int *home, int *away)
{
    // --- your code starts here ---
    *home ^= *away;
    *away ^= *home;
    *home ^= *away;
    // --- your code ends here ---
}
