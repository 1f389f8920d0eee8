#include <stdio.h>

int main(void)
{
    int now = 1;
    int old = now;
    now = now + 1;
    printf("%d %d\n", old, now);
    return 0;
}
