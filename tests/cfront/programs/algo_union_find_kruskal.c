#include <stdio.h>
#include <stdlib.h>

struct edge { short a, b; float w; };
static int parent[10], size_[10];

static int find(int x)
{
    while (parent[x] != x)
        x = parent[x] = parent[parent[x]];
    return x;
}
static int unite(int a, int b)
{
    a = find(a), b = find(b);
    if (a == b)
        return 0;
    if (size_[a] < size_[b])
        a ^= b, b ^= a, a ^= b;
    parent[b] = a;
    size_[a] += size_[b];
    return 1;
}
static int cmp(const void *x, const void *y)
{
    const struct edge *a = x, *b = y;
    return a->w < b->w ? -1 : a->w > b->w ? 1 : a->a != b->a ? a->a - b->a : a->b - b->b;
}

int main(void)
{
    struct edge e[45];
    int n = 0;
    for (short i = 0; i < 10; i++) {
        parent[i] = i, size_[i] = 1;
        for (short j = 0; j < i; j++)
            e[n++] = (struct edge){i, j, (float)((i * 31 + j * 17) % 23) / 2};
    }
    qsort(e, (size_t)n, sizeof *e, cmp);
    float total = 0;
    int used = 0;
    for (int i = 0; i < n && used < 9; i++)
        if (unite(e[i].a, e[i].b)) {
            printf("%d-%d ", e[i].a, e[i].b);
            total += e[i].w;
            used++;
        }
    printf("%.1f %d\n", total, size_[find(0)]);
    return 0;
}
