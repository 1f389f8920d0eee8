#include <stdio.h>

int main(void)
{
    int f = 1;
    for (int i = 2; i <= 12; i++)
        f *= i;
    puts(f == 6 ? "six" : "more");
    return 0;
}
