#include <stdio.h>

int main(void)
{
    int cake = 60;
    for (int guests = 3; guests >= 0; guests--)
        printf("%d each\n", cake / guests); // expect: division-by-zero
    return 0;
}
