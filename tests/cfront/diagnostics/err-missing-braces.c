#include <stdio.h>

struct point int x, y; }; // expect: expected 13
enum color RED, GREEN }; // expect: expected
enum LOW = 1, HIGH }; // expect: expected

static int twice(int n) return 2 * n; } // expect: expected

int main(void)
{
    struct point p = {1, 2};
    enum color c = RED;
    switch (p.x) // expect: expected
    case 1:
        puts("a");
        break;
    case 2:
        puts("b");
        break;
    }
    return twice(p.y) + c + HIGH;
}
