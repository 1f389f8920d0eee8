#include <stdio.h>

int main(void)
{
    int a = 1, b = 2;
    const int *p = &a;          /* may be re-pointed */
    int const *q = &a;
    int *const r = &a;          /* may write through */
    const int *const s = &b;
    int *volatile v = &b;
    int *restrict w = &b;
    const volatile int cv = 7;
    int *const *pr = &r;
    const int *const arr[2] = {&a, &b};
    const char text[] = "const";
    p = &b;
    q++, q--;
    *r = 10;
    **pr += 5;
    *v += 1;
    *w += 1;
    printf("%d %d %d %d %d %d\n", *p, *q, *r, *s, *v, cv);
    printf("%d %d %s\n", *arr[0], *arr[1], text);
    return 0;
}
