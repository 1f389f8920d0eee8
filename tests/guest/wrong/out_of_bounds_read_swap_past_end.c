#include <stdio.h>

static void swap(int *a, int *b)
{
    int t = *a;
    *a = *b;
    *b = t;
}

static void bubble(int *v, int n)
{
    for (int pass = 0; pass < n; pass++)
        for (int i = 0; i < n; i++)
            if (v[i] > v[i + 1]) // expect: out-of-bounds-read
                swap(&v[i], &v[i + 1]);
}

int main(void)
{
    int v[4] = { 9, 2, 7, 5 };
    bubble(v, 4);
    for (int i = 0; i < 4; i++)
        printf("%d ", v[i]);
    putchar('\n');
    return 0;
}
