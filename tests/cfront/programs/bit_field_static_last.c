#include <stdio.h>

/* The last bit-field begins in a byte from which its whole type would not fit. */
struct bits {
    signed a : 6;
    unsigned b : 5, c : 20;
};
struct longer {
    char name[3];
    unsigned long x : 20, y : 13;
    _Bool last : 1;
};

static struct bits one = { -2, 0, 566 }, many[3] = { { 1, 2, 3 }, { -4, 5, 600 }, { 7, 8, 1048575 } };
static const struct longer longer = { "ab", 99, 8191, 1 };

int main(void)
{
    printf("%d %u %u\n", one.a, one.b, one.c);
    for (int i = 0; i < 3; i++)
        printf("%d %u %u\n", many[i].a, many[i].b, many[i].c);
    printf("%s %d %d %d\n", longer.name, (int)longer.x, (int)longer.y, longer.last);
    static struct bits inside = { .c = 4097 };
    printf("%d %u %u\n", inside.a, inside.b, inside.c);
    return 0;
}
