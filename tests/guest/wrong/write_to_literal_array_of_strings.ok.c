#include <stdio.h>

int main(void)
{
    char days[][4] = { "mon", "tue", "wed" };
    for (int i = 0; i < 3; i++)
        days[i][0] -= 32;
    puts(days[2]);
    return 0;
}
