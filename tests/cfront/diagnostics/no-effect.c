#include <stdio.h>

struct point { int x, y; };
static int next(void) { return 3; }

int main(void)
{
    int x = 2, a[3] = {1, 2, 3};
    struct point p = {1, 2};
    char text[] = "abc", *s = text;
    x == 3;    // expect: no-effect 7
    a[1];      // expect: no-effect 5
    next;      // expect: no-effect 5
    x;         // expect: no-effect
    x + 1;     // expect: no-effect 7
    p.x;       // expect: no-effect
    42;        // expect: no-effect
    !x;        // expect: no-effect
    *s++;      // expect: no-effect
    &x;        // expect: no-effect
    x < 2 ? 1 : 2; // expect: no-effect
    "text";    // expect: no-effect
    for (x == 0; x < 3; x + 1) // expect: no-effect 12, no-effect 27
        x++;
    x = (x, 5); // expect: no-effect
    return printf("%d%s%d%d", next(), s, p.y, a[0]) < 0;
}
