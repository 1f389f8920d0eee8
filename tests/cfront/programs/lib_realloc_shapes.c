#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int same(const char *p, int n)
{
    for (int i = 0; i < n; i++)
        if (p[i] != (char)(i * 7))
            return 0;
    return 1;
}

int main(void)
{
    char *p = realloc(NULL, 10); /* as malloc */
    for (int i = 0; i < 10; i++)
        p[i] = (char)(i * 7);
    int ok = 1;
    for (int n = 10; n < 5000; n = n * 3 / 2 + 1) {
        p = realloc(p, (size_t)n);
        ok &= same(p, 10);
        memset(p + 10, 0x5a, (size_t)n - 10);
    }
    p = realloc(p, 10);
    ok &= same(p, 10);
    p = realloc(p, 3);
    ok &= same(p, 3);
    printf("%d\n", ok);
    free(p);
    int *z = calloc(100, sizeof *z), any = 0;
    for (int i = 0; i < 100; i++)
        any |= z[i];
    z = realloc(z, 200 * sizeof *z);
    for (int i = 100; i < 200; i++)
        z[i] = i;
    for (int i = 0; i < 100; i++)
        any |= z[i];
    printf("%d %d\n", any, z[199]);
    free(z);
    char *big = realloc(malloc(1 << 20), 16);
    strcpy(big, "small again");
    puts(big);
    free(big);
    int **rows = NULL;
    for (int i = 0; i < 20; i++) {
        rows = realloc(rows, (size_t)(i + 1) * sizeof *rows);
        rows[i] = NULL;
        for (int j = 0; j <= i; j++) {
            rows[i] = realloc(rows[i], (size_t)(j + 1) * sizeof **rows);
            rows[i][j] = i * j;
        }
    }
    int t = 0;
    for (int i = 0; i < 20; i++) {
        t += rows[i][i];
        free(rows[i]);
    }
    free(rows);
    printf("%d\n", t);
    return 0;
}
