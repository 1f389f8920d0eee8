#include <stdio.h>

int main(void)
{
    int laps[4] = { 61, 59, 63, 58 };
    int *start = laps, *p = laps + 3;
    while (p > start) {
        printf("%d\n", *p);
        p--;
    }
    printf("%d\n", *start);
    return 0;
}
