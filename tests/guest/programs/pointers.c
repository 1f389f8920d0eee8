#include <stddef.h>
#include <stdio.h>

static void swap(int *a, int *b) { int t = *a; *a = *b; *b = t; }

int main(void)
{
    int a[] = { 10, 20, 30, 40 }, *p = a, **pp = &p;
    printf("%d ", *p++);
    printf("%d ", *p);
    printf("%d\n", *++p);
    printf("%d %td %d\n", **pp, p - a, p[-1]);
    swap(&a[0], &a[3]);
    printf("%d %d %d\n", a[0], *(a + 3), 2[a]);
    int m[3][4], (*row)[4] = m;
    for (int i = 0; i < 12; i++)
        (*row)[i % 4] = i, row += i % 4 == 3;
    printf("%d %d %zu\n", m[1][2], *(*(m + 2) + 1), sizeof *m);
    const char *s = "abc", *e = s;
    while (*e)
        e++;
    printf("%td %d\n", e - s, s < e);
    void *v = a;
    printf("%d\n", ((int *)v)[1]);
    return 0;
}
