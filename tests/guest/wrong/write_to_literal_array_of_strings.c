#include <stdio.h>

int main(void)
{
    char *days[] = { "mon", "tue", "wed" };
    for (int i = 0; i < 3; i++)
        days[i][0] -= 32; // expect: write-to-literal
    puts(days[2]);
    return 0;
}
