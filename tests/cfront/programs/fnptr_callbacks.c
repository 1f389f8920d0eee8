#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int (*visit)(int value, void *ctx);

static int each(const int *v, int n, visit f, void *ctx)
{
    for (int i = 0; i < n; i++)
        if (f(v[i], ctx))
            return i;
    return -1;
}
static int add(int v, void *ctx) { *(long *)ctx += v; return 0; }
static int find(int v, void *ctx) { return v == *(const int *)ctx; }
static int collect(int v, void *ctx)
{
    struct { int n, at[4]; } *c = ctx;
    c->at[c->n++] = v;
    return c->n == 4;
}
static int desc(const void *a, const void *b) { return *(const int *)b - *(const int *)a; }
static int by_len(const void *a, const void *b)
{
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    size_t m = strlen(x), n = strlen(y);
    return m != n ? (m > n) - (m < n) : strcmp(x, y);
}

int main(void)
{
    int v[] = {5, 3, 9, 1, 7};
    long sum = 0;
    int want = 9;
    struct { int n, at[4]; } c = {0, {0}};
    printf("%d ", each(v, 5, add, &sum));
    printf("%ld %d\n", sum, each(v, 5, &find, &want));
    printf("%d ", each(v, 5, collect, &c));
    printf("%d %d\n", c.n, c.at[3]);
    qsort(v, 5, sizeof *v, desc);
    const char *w[] = {"pear", "fig", "apple", "kiwi", "date"};
    qsort(w, 5, sizeof *w, by_len);
    for (int i = 0; i < 5; i++)
        printf("%d %s ", v[i], w[i]);
    visit none = NULL;
    printf("%d %d\n", none == NULL, (none ? none : find)(9, &want));
    return 0;
}
