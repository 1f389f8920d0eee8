#include <stdio.h>
#include <stddef.h>

int main(void)
{
    int total = 0;
    int *target = NULL;
    for (int i = 1; i <= 3; i++)
        *target = total + i; // expect: null-dereference
    printf("%d\n", total);
    return 0;
}
