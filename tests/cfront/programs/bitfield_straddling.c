#include <stdio.h>
#include <string.h>

/* Fields that do not fit in what is left of their unit, and units of mixed types. */
struct a { unsigned x : 20, y : 20; };
struct b { unsigned long long x : 20, y : 40, z : 10; };
struct c { unsigned char a : 6; unsigned short b : 12; unsigned d : 9; unsigned char e : 7; };
struct d { char c; unsigned x : 24; unsigned char t; unsigned y : 30; };
struct e { unsigned long long whole : 64; unsigned full : 32; unsigned char byte : 8; };

static void dump(const char *name, const void *p, size_t n)
{
    const unsigned char *b = p;
    printf("%s %zu:", name, n);
    for (size_t i = 0; i < n; i++)
        printf(" %02x", b[i]);
    putchar('\n');
}

int main(void)
{
    union { struct a a; struct b b; struct c c; struct d d; struct e e; unsigned char raw[32]; } u;
    memset(&u, 0, sizeof u);
    u.a.x = 0xABCDE, u.a.y = 0x12345;
    dump("a", &u, sizeof u.a);
    memset(&u, 0xff, sizeof u);
    u.b.x = 0xABCDE, u.b.y = 0x1234567890, u.b.z = 0x155;
    dump("b", &u, sizeof u.b);
    memset(&u, 0, sizeof u);
    u.c.a = 0x2A, u.c.b = 0xFED, u.c.d = 0x155, u.c.e = 0x55;
    dump("c", &u, sizeof u.c);
    memset(&u, 0xff, sizeof u);
    u.d.c = 'c', u.d.x = 0x123456, u.d.t = 0, u.d.y = 1;
    dump("d", &u, sizeof u.d);
    memset(&u, 0, sizeof u);
    u.e.whole = ~0ull - 1, u.e.full = 0x80000001u, u.e.byte = 0x7e;
    dump("e", &u, sizeof u.e);
    u.e.whole++, u.e.full += u.e.full, u.e.byte <<= 1;
    printf("%llu %u %d\n", (unsigned long long)u.e.whole, u.e.full, u.e.byte);
    return 0;
}
