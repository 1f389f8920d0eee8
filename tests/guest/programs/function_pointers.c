#include <stdio.h>

typedef int op(int, int);
static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; }
static op *pick(char c) { return c == '+' ? add : c == '-' ? sub : mul; }
static int fold(op *f, const int *v, int n, int start)
{
    while (n-- > 0)
        start = f(start, *v++);
    return start;
}
static int (*choose(int n))(int, int) { return n ? add : sub; }

int main(void)
{
    int v[] = { 1, 2, 3, 4 };
    op *ops[] = { add, sub, mul };
    for (int i = 0; i < 3; i++)
        printf("%d ", fold(ops[i], v, 4, 10));
    printf("%d %d %d\n", pick('*')(6, 7), choose(1)(1, 2), (*add)(3, 4));
    return 0;
}
