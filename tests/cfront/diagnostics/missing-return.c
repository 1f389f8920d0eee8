#include <stdbool.h>

static int sign(int x)
{
    if (x > 0)
        return 1;
    else if (x < 0)
        return -1;
} // expect: missing-return 1

static bool even(int x)
{
    x % 2 == 0; // expect: no-effect
} // expect: missing-return

static int find(const int *a, int n, int x)
{
    for (int i = 0; i < n; i++)
        if (a[i] == x)
            return i;
} // expect: missing-return

int main(void)
{
    int a[2] = {sign(3), even(2)};
    return find(a, 2, 1);
}
