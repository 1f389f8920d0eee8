#include <stdio.h>

union u { int i; double d; char s[12]; struct { short a, b; } pair; };
struct holder { int kind; union u v; union { long l; float f; }; };

static union u first = {42}, named = {.d = 2.5}, text = {.s = "hello"}, pair = {.pair = {1, 2}}, part = {.pair.b = 7};
static struct holder hs[] = {{1, {10}, {5}}, {2, {.s = "xyz"}, .f = 0.5f}, {.v.d = 1.25, .kind = 3}, {4, .v.pair.a = 9}};

static union u make(double d) { return (union u){.d = d}; }

int main(void)
{
    union u l = named, arr[3] = {{1}, {.pair = {3, 4}}, {.s = {'a', 'b'}}};
    printf("%d %g %s %d %d\n", first.i, named.d, text.s, pair.pair.b, part.pair.b + part.pair.a);
    printf("%d %ld %s %g %g %d\n", hs[0].v.i, hs[0].l, hs[1].v.s, hs[1].f, hs[2].v.d, hs[3].v.pair.a);
    printf("%g %d %s %g\n", l.d, arr[1].pair.b, arr[2].s, make(9).d);
    l = arr[1];
    l.pair.a++;
    printf("%d %d\n", l.pair.a, (arr[0] = l).pair.b);
    static union { char c; int i; } over = {.i = 0x01020304, .c = 'x'};
    printf("%c\n", over.c);
    return 0;
}
