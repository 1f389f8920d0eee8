#include <stdio.h>

struct old { int bytes; char kind; };
struct new { int bytes; char kind; char seen; };

int main(void)
{
    printf("%d %d\n", (int)sizeof(struct old), (int)sizeof(struct new));
    return 0;
}
