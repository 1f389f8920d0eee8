#include <stdio.h>

struct f { signed a : 4; unsigned b : 4; };

static int calls;
static struct f *at(struct f *p) { calls++; return p; }

int main(void)
{
    struct f f = {0, 0}, g[3] = {{0, 0}};
    /* The value of an assignment is that of the field after it. */
    printf("%d\n", (f.a = 9));
    printf("%d\n", (f.b = -1));
    printf("%d\n", (f.a += 12));
    printf("%d\n", f.b++);
    printf("%d %d\n", f.b, ++f.a);
    printf("%d\n", (f.b = f.a = 15));
    printf("%d %d\n", f.a, f.b);
    at(&f)->b *= 3;
    at(&f)->a--;
    at(&f)->b++;
    printf("%d %d %d\n", calls, f.a, f.b);
    int i = 0;
    g[i++].b |= 5;
    g[i++].b -= 1;
    g[i].a = ~g[0].b;
    printf("%d %u %u %d\n", i, g[0].b, g[1].b, g[2].a);
    return 0;
}
