#include <stdio.h>

static int *current_level;

static void enter(int level)
{
    static int here;
    here = level;
    current_level = &here;
}

int main(void)
{
    enter(4);
    *current_level += 1;
    printf("%d\n", *current_level);
    return 0;
}
