/* chosen is one of the two; the left one is freed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int first_letter(int left_wins)
{
    char *left = strdup("left"), *right = strdup("right");
    if (!left || !right) {
        free(left);
        free(right);
        return -1;
    }
    const char *chosen = left_wins ? left : right;
    free(left);
    int letter = chosen[0]; //! borrow-invalidated
    free(right);
    return letter;
}

int main(void)
{
    printf("%c\n", first_letter(1));
    return 0;
}
