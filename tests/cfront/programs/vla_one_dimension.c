#include <stdio.h>

static int evaluated;
static int size(int n) { evaluated++; return n; }

static int fill(int n)
{
    int v[n], sum = 0;
    for (int i = 0; i < n; i++)
        v[i] = i * n;
    for (int *p = v; p < v + n; p++)
        sum += *p;
    return sum + (int)(sizeof v / sizeof *v);
}

int main(void)
{
    printf("%d %d %d\n", fill(1), fill(10), fill(100));
    int n = 3;
    char text[size(n) * 2];
    n = 50; /* the array keeps its size */
    printf("%zu %d\n", sizeof text, evaluated);
    for (int i = 0; i < (int)sizeof text; i++)
        text[i] = (char)('a' + i);
    printf("%.6s\n", text);
    for (int k = 1; k < 5; k++) {
        short w[k];
        for (int i = 0; i < k; i++)
            w[i] = (short)(i + k);
        printf("%zu:%d ", sizeof w, w[k - 1]);
    }
    putchar('\n');
    printf("%zu", sizeof(int[size(4)]));
    printf(" %d\n", evaluated);
    return 0;
}
