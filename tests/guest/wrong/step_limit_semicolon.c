#include <stdio.h>

int main(void)
{
    int count = 3;
    while (count > 0); // expect: step-limit
    {
        printf("%d\n", count);
        count--;
    }
    return 0;
}
