/* best points to a variable of a block that has ended. */
#include <stdio.h>

int main(void)
{
    int *best = NULL;
    {
        int score = 42;
        best = &score;
        printf("%d\n", *best);
    }
    printf("%d\n", *best); //! borrow-outlives-owner
    return 0;
}
