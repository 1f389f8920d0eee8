#include <stdio.h>

static int left = 3;

int main(void)
{
    static int depth;
    int mine = ++depth * 11;
    printf("in %d\n", mine);
    if (left-- > 0) {
        int r = main();
        printf("got %d at %d\n", r, mine);
    }
    depth--;
    return mine;
}
