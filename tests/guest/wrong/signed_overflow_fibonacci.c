#include <stdio.h>

static int fib(int n)
{
    int a = 0, b = 1;
    for (int i = 0; i < n; i++) {
        int next = a + b; // expect: signed-overflow
        a = b;
        b = next;
    }
    return a;
}

int main(void)
{
    printf("%d\n", fib(10));
    int large = fib(46);
    puts(large > 1000 ? "large" : "small");
    return 0;
}
