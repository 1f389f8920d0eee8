#include <stdio.h>

// Swaps the contents of two boxes of the caller.
void swap(int *home, int *away)
{
    // --- your code starts here ---
    int kept = *home;
    *home = *away;
    *away = kept;
    // --- your code ends here ---
}
