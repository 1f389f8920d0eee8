#include <stdio.h>

static int count;
static int size(int n) { count++; return n; }

int main(void)
{
    int n = 3, a[n][n], i = 0;
    for (int k = 0; k < n * n; k++)
        a[k / n][k % n] = k;
    printf("%zu ", sizeof a[0][i++]);      /* an int: not evaluated */
    printf("%d\n", i);
    printf("%zu ", sizeof(int[n++]));      /* a variable size: evaluated */
    printf("%d\n", n);
    printf("%zu %zu\n", sizeof a, sizeof *a);
    printf("%zu ", sizeof(char[size(2)][size(3)]));
    printf("%d\n", count);
    char (*p)[size(7)] = NULL;
    printf("%d %zu %d\n", p == NULL, sizeof *p, count);
    n = 100;
    printf("%zu %d\n", sizeof *p + sizeof a[1], a[2][2]);
    for (int k = 1; k < 4; k++) {
        char v[k][k + 1];
        v[k - 1][k] = 'v';
        printf("%zu%c ", sizeof v, v[k - 1][k]);
    }
    putchar('\n');
    return 0;
}
