#include <stdio.h>

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; }

static int (*const ops[3])(int, int) = { add, sub, mul };

int main(void)
{
    const char *keys = "+-*/";
    for (int i = 0; keys[i]; i++)
        printf("8 %c 2 = %d\n", keys[i], ops[i](8, 2)); // expect: out-of-bounds-read
    return 0;
}
