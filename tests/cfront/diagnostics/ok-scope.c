#include <stdio.h>

static int n = 1;
static int depth(int n) { return n ? 1 + depth(n - 1) : 0; }

struct n { int n; };
enum { main_count = 3 };

int main(void)
{
    struct n s = {2};
    int a = n;
    {
        int n = 5;
        a += n;
    }
    for (int n = 0; n < 2; n++)
        a += n;
    goto n;
n:
    printf("%d %d %d %d\n", a, s.n, depth(3), main_count);
    return 0;
}
