#include <stdio.h>

struct deep { int a; struct { char c; double d[3]; void *p; } in[2]; };

static int count_zero(const int *v, int n)
{
    int z = 0;
    for (int i = 0; i < n; i++)
        z += !v[i];
    return z;
}

static void scribble(void)
{
    volatile unsigned char junk[2048];
    for (int i = 0; i < 2048; i++)
        junk[i] = 0xEE;
}

static int fresh(void)
{
    int v[100] = {1}, w[64] = {0}, x[3][4] = {{1, 2}, [2] = {[3] = 5}};
    struct deep d = {.in[1].d[1] = 2.5};
    int zero = count_zero(v, 100) * 1000 + count_zero(w, 64);
    zero += count_zero(x[0], 4) + count_zero(x[1], 4) + count_zero(x[2], 4);
    return zero + (d.a == 0) + (d.in[0].p == NULL) + (d.in[1].d[2] == 0) + (d.in[1].d[1] == 2.5);
}

int main(void)
{
    scribble();
    printf("%d\n", fresh());
    for (int i = 0; i < 3; i++) {
        int a[4] = {i};
        printf("%d%d%d%d ", a[0], a[1], a[2], a[3]);
        a[1] = a[2] = a[3] = 9;
    }
    putchar('\n');
    static struct deep s;
    printf("%d %g %d\n", s.a, s.in[1].d[0], s.in[0].p == 0);
    return 0;
}
