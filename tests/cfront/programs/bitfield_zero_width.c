#include <stdio.h>
#include <string.h>

struct a { unsigned char x : 3; unsigned char : 0; unsigned char y : 3; };
struct b { int x : 3; int : 0; int y : 3; char z; };
struct c { char c; int : 0; char d; };
struct d { short x : 9; short : 5; short y : 4; short : 0; char z; };
struct e { int : 5; int x : 5; };

#define DUMP(v)                                                            \
    do {                                                                   \
        unsigned char bytes[sizeof(v)];                                    \
        memcpy(bytes, &(v), sizeof(v));                                    \
        printf(#v " %zu:", sizeof(v));                                     \
        for (size_t i = 0; i < sizeof(v); i++)                             \
            printf(" %02x", bytes[i]);                                     \
        putchar('\n');                                                     \
    } while (0)

int main(void)
{
    struct a a;
    struct b b;
    struct c c;
    struct d d;
    struct e e;
    memset(&a, 0, sizeof a), memset(&b, 0, sizeof b), memset(&c, 0, sizeof c);
    memset(&d, 0, sizeof d), memset(&e, 0, sizeof e);
    a.x = 5, a.y = 6;
    b.x = -1, b.y = 2, b.z = 'z';
    c.c = 1, c.d = 2;
    d.x = -2, d.y = 5, d.z = 7;
    e.x = -16;
    DUMP(a);
    DUMP(b);
    DUMP(c);
    DUMP(d);
    DUMP(e);
    return 0;
}
