#include <stdio.h>

static int a = {5};
static double d = {2};
static const char *s = {"text"};
static int *p = {&a};

int main(void)
{
    int x = {a + 1};
    char c = {'c'};
    int arr[3] = {1, {2}, 3,};
    struct { int v; } st = {{4}};
    unsigned char narrow = {300 & 0xff};
    float f = {1.0 / 3};
    enum { ONE = 1 } e = {ONE};
    printf("%d %g %s %d\n", a, d, s, *p);
    printf("%d %c %d %d %d %.3f %d\n", x, c, arr[1], st.v, narrow, f, e);
    return 0;
}
