#include <stdio.h>

int main(void)
{
    int sum = 0;
    int v[3] = {4, 5, 6};
    for (int *p = v; p <= v + 3; p++)
        sum += *p;
    printf("%d\n", sum);
    return 0;
}
