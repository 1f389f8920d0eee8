// caught-by: null-dereference
#include <stdio.h>

// Gives an arrow to the box with more points; NULL when they are equal.
int *leader(int *home, int *away);

void announce(int *home, int *away)
{
    int *best = leader(home, away);

    // --- your code starts here ---
    int score = *best;
    if (best == NULL)
        printf("tied\n");
    else
        printf("leader has %d\n", score);
    // --- your code ends here ---
}
