#include <stdio.h>

static int *levels; /* set by init() */
static int spare[4];

static void init(void)
{
    levels = spare;
}

int main(void)
{
    if (levels != NULL)
        init();
    levels[2] = 40; // expect: null-dereference
    printf("%d\n", spare[2]);
    return 0;
}
