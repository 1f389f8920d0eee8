#include <stdio.h>

static int *current_level;

static void enter(int level)
{
    int here = level;
    current_level = &here;
}

int main(void)
{
    enter(4);
    *current_level += 1; // expect: use-after-return
    printf("%d\n", *current_level);
    return 0;
}
