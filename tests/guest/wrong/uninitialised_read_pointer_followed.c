#include <stdio.h>

int main(void)
{
    int limit = 5;
    int *setting;
    printf("%d\n", limit);
    *setting = 9; // expect: uninitialised-read // may: wild-pointer
    printf("%d\n", limit);
    return 0;
}
