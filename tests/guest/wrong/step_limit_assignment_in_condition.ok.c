#include <stdio.h>

int main(void)
{
    int tries = 0, open = 0;
    while (open == 1) tries = tries < 3 ? tries + 1 : 3;
    printf("%d\n", tries);
    return 0;
}
