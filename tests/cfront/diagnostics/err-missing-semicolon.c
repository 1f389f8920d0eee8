#include <stdio.h>

struct point { int x, y; } // expect: expected

int twice(int n)
{
    int m = 2 * n // expect: expected 18
    return m;
}

int main(void)
{
    struct point p = {1, 2};
    int n = twice(p.x); // fine
    puts("a") // expect: expected 14
    n = 3     // expect: expected
    if (n)
        puts("b") // expect: expected
    else
        puts("c");
    do {
        n--;
    } while (n > 0) // expect: expected
    return n // expect: expected
}
