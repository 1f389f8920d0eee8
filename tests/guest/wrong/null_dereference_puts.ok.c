#include <stdio.h>

static const char *const names[4] = { "north", "east", "south" };

int main(void)
{
    for (int i = 0; i < 4 && names[i]; i++)
        puts(names[i]);
    return 0;
}
