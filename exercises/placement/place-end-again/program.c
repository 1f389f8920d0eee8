#include <stdio.h>

int main(void)
{
    int v[3] = {1, 2, 3}, last = 0;
    for (int i = 3; i >= 1; i--)
        last += v[i];
    printf("%d\n", last);
    return 0;
}
