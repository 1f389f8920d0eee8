/* Two owners change places. */
#include <stdlib.h>
#include <string.h>

static void swap(char **a, char **b)
{
    char *t = *a;
    *a = *b;
    *b = t;
}

int main(void)
{
    char *left = strdup("left"), *right = strdup("right");
    if (!left || !right) {
        free(left);
        free(right);
        return 1;
    }
    swap(&left, &right);
    char *t = left;
    left = right;
    right = t;
    int good = left[0] == 'l';
    free(right);
    free(left);
    return !good;
}
