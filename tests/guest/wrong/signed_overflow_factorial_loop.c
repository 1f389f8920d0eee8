#include <stdio.h>

int main(void)
{
    int f = 1;
    for (int i = 2; i <= 13; i++)
        f *= i; // expect: signed-overflow
    puts(f == 6 ? "six" : "more");
    return 0;
}
