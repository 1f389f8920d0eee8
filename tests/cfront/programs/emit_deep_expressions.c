#include <stdio.h>

/* Long and deep expressions, as generated code has them. */
#define P4(x) (x + (x * (x - (x | (x ^ 1)))))
#define P16(x) P4(P4(x))
#define T(n) (i == n ? n * 3 : 
#define SUM10(b) b##0 + b##1 + b##2 + b##3 + b##4 + b##5 + b##6 + b##7 + b##8 + b##9

int main(void)
{
    unsigned x = 3;
    printf("%u %u\n", P4(x), P16(x));
    printf("%u\n", (((((((((((((((((((((((((((((((((((((((x + 1) * 3) ^ 5) + 1) * 3) ^ 5) + 1) * 3) ^ 5) + 1) * 3)
           ^ 5) + 1) * 3) ^ 5) + 1) * 3) ^ 5) + 1) * 3) ^ 5) + 1) * 3) ^ 5) + 1) * 3) ^ 5) + 1) * 3) ^ 5) + 1) * 3) ^ 5)
           + 1) * 3) ^ 5) + 1) * 3) ^ 5));
    for (int i = 0; i < 9; i += 2)
        printf("%d ", T(0) T(1) T(2) T(3) T(4) T(5) T(6) T(7) -1)))))))));
    putchar('\n');
    printf("%d\n", SUM10(1) + SUM10(2) + SUM10(3));
    int a[2][2][2] = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, i = 1;
    printf("%d\n", a[a[0][0][0] - i][a[i - 1][i][i] - 3][a[0][a[0][0][i] - 1][0] - 2]);
    printf("%d\n", !!!!!!!!x + - - - - - - -1 + ~~~~~~~~7);
    int *p = &a[0][0][0], **q = &p, ***r = &q, ****s = &r;
    printf("%d %d\n", ****s, *(*(*(*s + 0) + 0) + 1 - 1 + 0) + 2);
    return x && x && x && x && (x || x || x) && (x && !x || (x, 0) || x) ? 7 : 8;
}
