#include <stdio.h>

/* Specifiers may come in any order. */
int long unsigned typedef long_t;
long static const int unsigned constant = 7;
int extern later;
short volatile unsigned int vs = 65535;
char signed typedef schar_t;
double long big = 1.5L;
long int long signed ll = -5;
struct { int x; } static const s = {3};

int later = 99;

int main(void)
{
    long_t l = -1;
    schar_t c = -1;
    printf("%d %lu %d %hu\n", l > 0, constant, later, vs);
    printf("%d %.2Lf %lld %d\n", c, big, ll, s.x);
    printf("%zu %zu %zu %zu\n", sizeof(long_t), sizeof(schar_t), sizeof big, sizeof ll);
    return 0;
}
