#include <stdio.h>

static int middle(const int *values, int count)
{
    int copy[count];
    for (int i = 0; i < count; i++)
        copy[i] = values[i];
    return count ? copy[count / 2] : 0;
}

int main(void)
{
    int values[] = { 3, 1, 2 };
    printf("%d\n", middle(values, 3));
    printf("%d\n", middle(values, 1));
    return 0;
}
