#include <stdio.h>

static const char *const names[4] = { "north", "east", "south" };

int main(void)
{
    for (int i = 0; i < 4; i++)
        puts(names[i]); // expect: null-dereference
    return 0;
}
