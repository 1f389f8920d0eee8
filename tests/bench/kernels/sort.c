#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int cmp(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}
static void sort(int *v, int n)
{
    for (int i = 1; i < n; i++) {
        int x = v[i], j = i;
        while (j > 0 && v[j - 1] > x) {
            v[j] = v[j - 1];
            j--;
        }
        v[j] = x;
    }
}
int main(void)
{
    int n = 1500;
    int *v = malloc(n * sizeof *v);
    if (!v)
        return 1;
    unsigned r = 1;
    for (int i = 0; i < n; i++) {
        r = r * 1103515245u + 12345u;
        v[i] = (int)(r >> 8 & 0xffff);
    }
    sort(v, n);
    char buf[64];
    size_t t = 0;
    for (int i = 0; i < n; i++) {
        snprintf(buf, sizeof buf, "%d-%s", v[i], "x");
        t += strlen(buf);
    }
    printf("%zu %d\n", t, v[n / 2]);
    qsort(v, n, sizeof *v, cmp);
    free(v);
    return 0;
}
