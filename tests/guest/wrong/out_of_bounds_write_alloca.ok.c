#include <alloca.h>
#include <stdio.h>

int main(void)
{
    int n = 6;
    char *bars = alloca(n);
    for (int i = 0; i < n; i++)
        bars[i] = '|';
    printf("%.3s\n", bars);
    return 0;
}
