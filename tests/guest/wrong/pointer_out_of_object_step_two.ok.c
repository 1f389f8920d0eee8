#include <stdio.h>

int main(void)
{
    int pairs[5] = { 1, 10, 2, 20, 3 };
    int sum = 0;
    const int *end = pairs + 5;
    const int *p = pairs;
    while (p < end) {
        sum += *p;
        p += end - p > 2 ? 2 : end - p;
    }
    printf("%d\n", sum);
    return 0;
}
