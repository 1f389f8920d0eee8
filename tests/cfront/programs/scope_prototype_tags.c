#include <stdio.h>

/* An enum and a struct that are declared inside a declaration of something else. */
struct pair { struct half { int v; } a, b; };
static int use(struct half h) { return h.v; }

static enum mode { SLOW = 1, FAST = 4 } current = FAST;

static struct result { int ok; enum why { NONE, BAD = 7 } why; } make(int ok)
{
    return (struct result){ok, ok ? NONE : BAD};
}

int main(void)
{
    struct pair p = {{1}, {2}};
    printf("%d %d %d\n", use(p.a), use(p.b), current + SLOW);
    enum why w = make(0).why;
    printf("%d %d %d\n", w, make(1).why, BAD);
    printf("%d\n", (int)sizeof(struct local { char c[5]; }));
    struct local l = {"four"};
    printf("%s %d\n", l.c, (int)sizeof(enum { HIDDEN = 3 }) * HIDDEN);
    return 0;
}
