#include <stdio.h>

int main(void)
{
    int readings[4] = { 3, 1, 2, 5 };
    const int *r = readings;
    int count = 0;
    while (*r != 0) { // expect: out-of-bounds-read
        count++;
        r++;
    }
    printf("%d readings\n", count);
    return 0;
}
