#include <stdio.h>

int main(void)
{
    int at = 0;
    int times = 0;
    while (at != 5 && times < 6) {
        at += 2;
        times++;
    }
    printf("%d %d\n", at, times);
    return 0;
}
