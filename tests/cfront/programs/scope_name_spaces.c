#include <stdio.h>

struct x { int x; };
union y { struct x x; int y; };
enum z { z_zero, z_one };
typedef struct x tx;

int main(void)
{
    struct x x = {1};
    union y y = {.x = x};
    goto x;
    x.x = 100;
x:
    x.x++;
    goto y;
y:
    y.y += x.x;
    enum z z = z_one;
    tx tx = {x.x};
    {
        struct x { char c[3]; };
        struct x x = {"ab"};
        printf("%zu %s\n", sizeof(struct x), x.c);
        goto z;
    }
z:
    printf("%d %d %d %d\n", x.x, y.y, z, tx.x);
    printf("%d\n", (int)(sizeof(struct x) == sizeof(int)));
    return 0;
}
