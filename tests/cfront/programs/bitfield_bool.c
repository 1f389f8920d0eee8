#include <stdio.h>
#include <stdbool.h>

struct flags { bool a : 1; _Bool b : 1; bool c : 1; unsigned rest : 5; bool whole; };

int main(void)
{
    struct flags f = {0};
    f.a = 2;        /* true, not the low bit */
    f.b = 0.25;
    f.c = "text" != 0;
    f.rest = 21;
    printf("%d %d %d %d %d\n", f.a, f.b, f.c, f.rest, f.whole);
    f.a = !f.a;
    f.b ^= 1;
    f.c &= 4;
    f.whole = f.rest & 4;
    printf("%d %d %d %d %d\n", f.a, f.b, f.c, f.rest, f.whole);
    f.a++;
    f.a++;
    f.b--;
    f.c += 100;
    printf("%d %d %d %d\n", f.a, f.b, f.c, f.rest);
    f.a = f.b = f.c = 0;
    printf("%d %zu\n", f.a || f.b || f.c, sizeof f);
    return 0;
}
