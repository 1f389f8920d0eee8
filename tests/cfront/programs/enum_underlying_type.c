#include <stdio.h>

/* gcc: an enum without negative values is an unsigned type, with one a signed one. */
enum pos { P0, P1, P2 };
enum neg { N = -1, N0 };
enum wide { W = 0xFFFFFFFFu };
enum huge { H = 0x100000000ll, H1 };

int main(void)
{
    enum pos p = P0;
    enum neg n = N;
    enum wide w = W;
    enum huge h = H;
    h++;
    printf("%d %d\n", (enum pos)-1 > 0, (enum neg)-1 < 0);
    printf("%d %d\n", n < 0, p - 1 < p);
    printf("%u %zu %zu\n", w, sizeof(enum wide), sizeof(enum huge));
    printf("%lld %d\n", (long long)h, h == H1);
    printf("%d\n", _Generic(P0, int: 1, default: 2));
    printf("%d\n", _Generic(p, unsigned: 1, int: 2, default: 3));
    printf("%d\n", _Generic(n, unsigned: 1, int: 2, default: 3));
    return 0;
}
