#include <stdio.h>

static long moves;
static void hanoi(int n, char from, char to, char via)
{
    if (!n)
        return;
    hanoi(n - 1, from, via, to);
    moves = (moves * 7 + from * 3 + to) % 1000003;
    hanoi(n - 1, via, to, from);
}

static unsigned gcd(unsigned a, unsigned b) { return b ? gcd(b, a % b) : a; }
static long long power(long long b, unsigned e) { return e == 0 ? 1 : (e & 1 ? b : 1) * power(b * b, e / 2); }
static int partitions(int n, int max)
{
    if (n == 0)
        return 1;
    int t = 0;
    for (int k = max < n ? max : n; k > 0; k--)
        t += partitions(n - k, k);
    return t;
}
static void binary(unsigned n)
{
    if (n > 1)
        binary(n / 2);
    putchar('0' + n % 2);
}
static int mccarthy(int n) { return n > 100 ? n - 10 : mccarthy(mccarthy(n + 11)); }
static int depth_in(int n) { static int depth, most; if (++depth > most) most = depth; if (n) depth_in(n - 1); depth--; return most; }

int main(void)
{
    hanoi(10, 'A', 'B', 'C');
    printf("%ld %u %lld %d\n", moves, gcd(1071, 462), power(3, 13), partitions(20, 20));
    binary(202);
    printf(" %d %d\n", mccarthy(37), depth_in(40));
    return 0;
}
