#include <string.h>

static int fits(const char *s, int most)
{
    return strlen(s) <= most; // expect: sign-comparison 22
}

static int below(int a, unsigned b)
{
    return a < b; // expect: sign-comparison
}

int main(void)
{
    int i = -1;
    size_t n = 3;
    if (i < n) // expect: sign-comparison
        i++;
    return fits("a", i) + below(i, 2);
}
