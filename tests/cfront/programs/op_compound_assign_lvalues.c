#include <stdio.h>

struct s { int a[3]; struct { short v; float f; } in; };
static int calls;
static int idx(int i) { calls++; return i; }
static struct s *ref(struct s *p) { calls++; return p; }

int main(void)
{
    struct s s = {{1, 2, 3}, {4, 0.5f}}, arr[2] = {{{0}}}, *p = arr;
    int i = 0, *q = s.a;
    s.a[idx(1)] += 10;
    ref(&s)->in.v *= 3;
    ref(&s)->in.f -= 0.25;
    *(q + idx(2)) <<= 2;
    printf("%d %d %g %d %d\n", s.a[1], s.in.v, s.in.f, s.a[2], calls);
    p++->a[i++] += 5;
    p--->a[i++] -= 6;
    printf("%d %d %d %d\n", arr[0].a[0], arr[1].a[1], i, (int)(p - arr));
    *q++ += 100;
    *++q -= 1000;
    printf("%d %d %d\n", s.a[0], s.a[2], (int)(q - s.a));
    char text[] = "abcd", *t = text;
    *t++ ^= 'a' ^ 'A';
    *(t += 2) -= 32;
    printf("%s\n", text);
    int m[2][2] = {{1, 2}, {3, 4}};
    m[idx(1)][idx(0)] *= m[0][1];
    (*(m + 1))[1] |= 8;
    ((int *)m[0])[1] %= 2;
    printf("%d %d %d\n", m[1][0], m[1][1], m[0][1]);
    double d[2] = {1, 2};
    d[idx(0)] /= 4;
    *(calls > 0 ? &d[1] : &d[0]) *= -1.5;
    printf("%g %g %d\n", d[0], d[1], calls);
    volatile long v = 3;
    long *const pv = (long[]){9};
    v <<= 4, *pv &= 12, *pv += v -= 1;
    printf("%ld %ld\n", v, *pv);
    return 0;
}
