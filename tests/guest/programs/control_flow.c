#include <stdio.h>

static int collatz(unsigned n) { int s = 0; while (n != 1) { n = n % 2 ? 3 * n + 1 : n / 2; s++; } return s; }

int main(void)
{
    for (int i = 0; i < 12; i++) {
        switch (i) {
        case 0: case 1: printf("low "); break;
        case 2: printf("two "); /* falls through */
        case 3: printf("three "); continue;
        case 10 ... 11: printf("ten+ "); break;
        default:
            if (i % 2)
                goto odd;
            printf("even ");
        }
        printf("%d\n", i);
        continue;
    odd:
        printf("odd %d\n", i);
    }
    int k = 0;
    do {
        if (k == 3) break;
    } while (++k < 10);
    int next = (k++, k + 1);
    printf("%d %d %d\n", k, collatz(27), next);
    int a = 5, b = a++;
    b += ++a;
    printf("%d %d %d\n", a, b > 0, a > 3 && b > 3 || !a);
    return 0;
}
