#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void bubble(int *v, int n)
{
    for (int swapped = 1; swapped--;)
        for (int i = 1; i < n; i++)
            if (v[i - 1] > v[i]) {
                int t = v[i];
                v[i] = v[i - 1], v[i - 1] = t;
                swapped = 1;
            }
}
static void insertion(int *v, int n)
{
    for (int i = 1, j; i < n; i++) {
        int x = v[i];
        for (j = i; j && v[j - 1] > x; j--)
            v[j] = v[j - 1];
        v[j] = x;
    }
}
static void heap(int *v, int n)
{
    for (int end = n, start = n / 2; end > 1;) {
        if (start) {
            start--;
        } else {
            int t = v[--end];
            v[end] = v[0], v[0] = t;
        }
        for (int root = start, kid; (kid = 2 * root + 1) < end; root = kid) {
            if (kid + 1 < end && v[kid + 1] > v[kid])
                kid++;
            if (v[root] >= v[kid])
                break;
            v[root] ^= v[kid], v[kid] ^= v[root], v[root] ^= v[kid];
        }
    }
}
static void quick(int *v, int n)
{
    if (n < 2)
        return;
    int p = v[n / 2], *l = v, *r = v + n - 1;
    while (1) {
        while (*l < p) l++;
        while (*r > p) r--;
        if (l >= r)
            break;
        int t = *l;
        *l++ = *r, *r-- = t;
    }
    quick(v, (int)(l - v));
    quick(l, n - (int)(l - v));
}
static void radix(int *v, int n)
{
    int *t = malloc((size_t)n * sizeof *t);
    for (int shift = 0; shift < 32; shift += 8) {
        size_t count[257] = {0};
        for (int i = 0; i < n; i++)
            count[(((unsigned)v[i] ^ 0x80000000u) >> shift & 255) + 1]++;
        for (int i = 0; i < 256; i++)
            count[i + 1] += count[i];
        for (int i = 0; i < n; i++)
            t[count[((unsigned)v[i] ^ 0x80000000u) >> shift & 255]++] = v[i];
        memcpy(v, t, (size_t)n * sizeof *v);
    }
    free(t);
}
static void shell(int *v, int n)
{
    for (int gap = n / 2; gap; gap /= 2)
        for (int i = gap; i < n; i++)
            for (int j = i; j >= gap && v[j - gap] > v[j]; j -= gap) {
                int t = v[j];
                v[j] = v[j - gap], v[j - gap] = t;
            }
}

int main(void)
{
    static const struct { const char *name; void (*f)(int *, int); } sorts[] = {
        {"bubble", bubble}, {"insertion", insertion}, {"heap", heap}, {"quick", quick}, {"radix", radix}, {"shell", shell}};
    for (size_t s = 0; s < sizeof sorts / sizeof *sorts; s++) {
        int v[60], ok = 1, first = 0;
        for (int n = 1; n <= 60; n += 59) {
            for (int i = 0; i < n; i++)
                v[i] = (i * 7919 + 13) % 101 - 50;
            sorts[s].f(v, n);
            for (int i = 1; i < n; i++)
                ok &= v[i - 1] <= v[i];
            first = v[0];
        }
        printf("%s %d %d %d\n", sorts[s].name, ok, first, v[59]);
    }
    return 0;
}
