#include <stdio.h>

int main(void)
{
    int limit = 5;
    int *setting = &limit;
    printf("%d\n", limit);
    *setting = 9;
    printf("%d\n", limit);
    return 0;
}
