#include <stdio.h>

int main(void)
{
    int v[4];
    for (int i = 0; i <= 4; i++)
        v[i] = i;
    printf("%d\n", v[0]);
    return 0;
}
