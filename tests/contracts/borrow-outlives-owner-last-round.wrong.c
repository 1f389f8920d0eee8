/* prev points to the variable of the round before. */
#include <stdio.h>

int main(void)
{
    int climbs = 0;
    const int *prev = NULL;
    for (int i = 0; i < 4; i++) {
        int height = i * i % 5;
        if (prev && height > *prev) //! borrow-outlives-owner
            climbs++;
        prev = &height;
    }
    printf("%d\n", climbs);
    return 0;
}
