#include <stdio.h>

static inline int sq(int x) { return x * x; }
inline static double half(double x) { return x / 2; }
static inline int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); }
extern inline int shared(int x) { return x + 1; }
inline int only_inline(int x);
int only_inline(int x) { return x + 2; }
static inline int forward(int x);
static inline __attribute__((always_inline)) int forced(int x) { int y = x; y++; return y; }

static int with_static(void)
{
    static int n;
    return ++n;
}

int main(void)
{
    int (*p)(int) = sq;
    int i = 3;
    printf("%d %g %d %d\n", sq(i++), half(3), fact(6), shared(9));
    printf("%d %d %d %d\n", i, p(5), forward(2), forced(forced(1)));
    printf("%d\n", only_inline(40));
    with_static();
    printf("%d\n", with_static());
    return 0;
}

static inline int forward(int x) { return sq(x) + 100; }
