#include <stdbool.h>
#include <stdio.h>
static bool pick(int *from, int **out)
{
    if (*from < 10)
        return false;
    *out = from;
    return true;
}

int main(void)
{
    int cups = 4;
    int *got;
    pick(&cups, &got);
    int seen = *got;
    printf("%d\n", seen);
    return 0;
}
