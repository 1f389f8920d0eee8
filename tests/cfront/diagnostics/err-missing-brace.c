#include <stdio.h>

static void first(int n)
{
    if (n) {
        puts("a");
}

static void second(void) // expect: missing-brace 13
{
    puts("b");
}

int main(void)
{
    first(1);
    second();
    return 0;
}
