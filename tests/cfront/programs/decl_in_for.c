#include <stdio.h>

int main(void)
{
    int i = 100;
    for (int i = 0, *p = &i, sum = 0; i < 5; ++*p) {
        sum += i;
        int i = sum; /* a third one */
        printf("%d ", i);
    }
    printf("| %d\n", i);
    for (struct { int a, b; } s = {0, 10}; s.a < s.b; s.a += 2, s.b--)
        printf("%d-%d ", s.a, s.b);
    putchar('\n');
    for (const char *s = "walk", *e = s + 4; s != e; s++)
        putchar(*s - 32);
    putchar('\n');
    for (register unsigned char kept = 253; kept; kept++)
        printf("%d ", kept);
    for (int a[2] = {1, 2}, (*q)[2] = &a; (*q)[0] < 40; 0[*q] *= 3)
        printf("%d ", a[0] + a[1]);
    putchar('\n');
    return 0;
}
