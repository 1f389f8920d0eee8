#include <stdio.h>
#include <stddef.h>

int main(void)
{
    int total = 0;
    int *target = &total;
    for (int i = 1; i <= 3; i++)
        *target = total + i;
    printf("%d\n", total);
    return 0;
}
