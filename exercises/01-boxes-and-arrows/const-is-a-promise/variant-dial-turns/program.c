#include <stdio.h>

int main(void)
{
    int well = 12, tank = 40;
    const int *gauge = &well;
    well = 15;
    int seen = *gauge;
    gauge = &tank;
    printf("%d %d\n", seen, *gauge);
    return 0;
}
