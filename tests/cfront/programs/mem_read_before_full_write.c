#include <stdio.h>
#include <stdlib.h>

/* Objects that get their values late, on every path before they are read. */
static int late(int way)
{
    int v, w;
    if (way == 0)
        v = 1;
    else if (way == 1)
        v = 2, w = 3;
    else
        goto other;
    w = way ? w + 1 : 5;
    return v * 10 + w;
other:
    for (v = 0; v < 10; v++)
        if (v == 6)
            break;
    return v;
}

static int out_param(int ok, int *out)
{
    if (ok)
        *out = 42;
    return ok;
}

static void fill(int n, int v[n]) { while (n--) v[n] = n; }

int main(void)
{
    int got, arr[5], m[2][2];
    printf("%d %d %d\n", late(0), late(1), late(2));
    if (out_param(1, &got))
        printf("%d\n", got);
    if (!out_param(0, &got) || got)
        fill(5, arr);
    m[0][0] = 1;
    m[1][1] = m[0][0] + arr[4];
    m[0][1] = m[1][0] = m[1][1];
    printf("%d\n", m[1][0]);
    struct { int set, v; } o;
    o.set = 0;
    if (o.set && o.v > 3)
        puts("wrong");
    struct { int set, v; } *h = malloc(sizeof *h);
    h->set = 1;
    h->v = 9;
    printf("%d\n", h->set ? h->v : 0);
    free(h);
    char buf[8];
    for (int i = 0; i < 8; i++)
        buf[i] = i < 7 ? (char)('a' + i) : '\0';
    puts(buf);
    int x;
    x = (x = 5, x + 1);
    unsigned char c;
    c = 3, c <<= 1;
    printf("%d %d\n", x, c);
    return 0;
}
