#include <stdio.h>

/* GNU C: a struct without members has size 0. */
struct nothing { };
struct around { int a; struct nothing n; int b; };

static int count(struct nothing n, int x)
{
    (void)n;
    return x + (int)sizeof n;
}

int main(void)
{
    struct nothing n = {}, m;
    m = n;
    struct around a = {1, {}, 2};
    int zero[3] = {};
    printf("%d %d %d %d\n", count(m, 5), a.a, a.b, zero[1]);
    printf("%zu %zu\n", sizeof(struct nothing), sizeof(struct around));
    return 0;
}
