#include <stdio.h>

static int f(int a, int b) { return a * 10 + b; }

int main(void)
{
    int i, j;
    i = (j = 1, j + 2);
    printf("%d %d\n", i, j);
    i = 5, j = i++, j++;
    printf("%d %d\n", i, j);
    printf("%d\n", f((i++, i), (j--, j * 2)));
    for (i = 0, j = 10; i++, i < j; j -= 2, printf("%d,%d ", i, j))
        ;
    putchar('\n');
    int a[3] = {(1, 2), (3, 4), 5};
    printf("%d %d %d\n", a[0], a[1], a[(0, 2)]);
    printf("%zu %zu\n", sizeof(0, 'a'), sizeof((char)0, (short)0));
    char buf[7] = "abcdef";
    printf("%zu\n", sizeof(0, buf) / sizeof(char *));
    double d = (i = 7, i / 2, i / 2.0);
    printf("%g\n", d);
    struct { int x[2]; } s = {{8, 9}};
    printf("%d\n", (i++, s).x[1]);
    return (i++, --j, 0);
}
