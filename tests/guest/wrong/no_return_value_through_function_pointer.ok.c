#include <stdio.h>

static int keep_even(int n)
{
    if (n % 2 == 0)
        return 1;
    return 0;
}

static int count(const int *v, int n, int (*keep)(int))
{
    int kept = 0;
    for (int i = 0; i < n; i++)
        kept += keep(v[i]) == 1;
    return kept;
}

int main(void)
{
    int v[3] = { 2, 5, 8 };
    puts(count(v, 3, keep_even) < 9 ? "few" : "many");
    return 0;
}
