// caught-by: wrong-output
#include <stdio.h>

// Reads results to the end of the input: our goals, their goals.
// Gives our points.
int season(void)
{
    int ours, theirs, sum = 0;

    while (scanf("%d %d", &ours, &theirs) == 2) {
        // --- your code starts here ---
        int points;
        if (ours > theirs)
            points = 3;
        else if (ours == theirs)
            points = 1;
        else
            return sum;
        sum += points;
        // --- your code ends here ---
    }
    return sum;
}

int main(void)
{
    printf("points %d\n", season());
    return 0;
}
