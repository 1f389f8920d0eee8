#include <stdio.h>

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; }

int (*ops[3])(int, int) = {add, sub, mul};
int (*(*pops)[3])(int, int) = &ops;

int main(void)
{
    for (unsigned i = 0; i < sizeof ops / sizeof *ops; i++)
        printf("%d %d %d\n", ops[i](7, 3), (*ops[i])(7, 3), (**(*pops)[i])(10, 4));
    int (**walk)(int, int) = ops;
    printf("%d\n", (*walk++)(1, 2));
    printf("%d\n", (*++walk)(5, 6));
    printf("%d %d\n", (int)(walk - ops), (int)(sizeof *pops / sizeof **pops));
    return 0;
}
