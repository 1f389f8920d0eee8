#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int sum, count, product, i, n = 3;
    int *p, *q;
    double average;
    char *s;
    for (i = 0; i < n; i++)
        sum += i;                   // expect: uninitialised-variable 9
    *p = 3;                         // expect: uninitialised-variable 6
    strcpy(s, "text");              // expect: uninitialised-variable
    if (n > 2)
        printf("%d\n", count);      // expect: uninitialised-variable
    average = average + 1;          // expect: uninitialised-variable
    while (product < 10)            // expect: uninitialised-variable
        product *= 2;
    int a = a + 1;
    q[0] = a;                       // expect: uninitialised-variable
    int x;
    do {
        x++;                        // expect: uninitialised-variable
    } while (x < 3);
    int y;
    for (;;) {
        if (n > 7)
            break;
        y += n++;                   // expect: uninitialised-variable
    }
    int z, w = n;
    z = w + z;                      // expect: uninitialised-variable
    return printf("%f %d %d\n", average, y, z) + sum;
}
