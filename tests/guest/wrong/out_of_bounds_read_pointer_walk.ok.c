#include <stdio.h>

int main(void)
{
    int readings[5] = { 3, 1, 2, 5, 0 };
    const int *r = readings;
    int count = 0;
    while (*r != 0) {
        count++;
        r++;
    }
    printf("%d readings\n", count);
    return 0;
}
