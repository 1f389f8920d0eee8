#include <stdio.h>

int main(void)
{
    int sum = 0;
    int v[3] = {4, 5, 6};
    for (int i = 0; i <= 3; i++)
        sum += v[i];
    printf("%d\n", sum);
    return 0;
}
