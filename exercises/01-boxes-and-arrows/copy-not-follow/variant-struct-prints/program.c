#include <stdio.h>

struct point { int x; };

int main(void)
{
    struct point a = {1};
    struct point b = a;
    b.x = 9;
    printf("%d %d\n", a.x, b.x);
    return 0;
}
