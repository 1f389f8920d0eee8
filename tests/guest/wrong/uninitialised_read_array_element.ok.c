#include <stdio.h>

int main(void)
{
    unsigned fib[8];
    fib[0] = 0;
    fib[1] = 1;
    fib[2] = 1;
    for (int i = 3; i < 8; i++)
        fib[i] = 2 * i;
    unsigned answer = fib[1] + fib[7];
    printf("%s\n", answer == 15 ? "fifteen" : "other");
    return 0;
}
