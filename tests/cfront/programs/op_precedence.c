#include <stdio.h>

int main(void)
{
    int a = 2, b = 3, c = 4, *p = &a, arr[5] = {5, 6, 7, 8, 9}, *q = arr + 2;
    printf("%d %d %d\n", a + b * c, (a + b) * c, a - b - c);
    printf("%d %d %d\n", a * b / c, a * (b / c), c % b * a);
    printf("%d %d\n", a << b - 1, a | b & c ^ a);
    printf("%d %d\n", a < b == b < c, a == 2 & b == 3);
    printf("%d %d\n", !a == 0, -a * -b);
    printf("%d %d %d\n", *p * *p, 12 / *p, c - - b);
    printf("%d ", *q++);
    printf("%d ", (*q)++);
    printf("%d ", ++*q);
    printf("%d ", *++q);
    printf("%d\n", *q-- + 1);
    struct s { int v, *p; struct s *n; } s = {1, &a, 0}, t = {5, arr, &s}, *sp = &t;
    printf("%d %d %d\n", -sp->v, *sp->p, !sp->n->v);
    printf("%d %d ", ++sp->v, sp->n->v++);
    printf("%d\n", *sp->p++);
    printf("%d %d\n", a ? b : c ? 1 : 0, (a ? b : c) ? 1 : 0);
    printf("%d\n", a == 2 ? b == 3 ? 10 : 20 : 30);
    printf("%zu %d\n", sizeof a + 1, (int)-1 + 2);
    printf("%d %d\n", ~a + 1, - -a);
    printf("%d %d\n", (char)a + 300, (char)(a + 300));
    int x = a = b + 1, y = a > 1 && b > 1 || c / 0.5 < 0;
    x += y *= 2 + 1;
    printf("%d %d\n", x, y);
    printf("%d %d\n", &arr[1] - arr == 1, *&arr[1]);
    return 0;
}
