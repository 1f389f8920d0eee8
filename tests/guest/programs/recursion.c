#include <stdio.h>

static long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
static int ack(int m, int n) { return m == 0 ? n + 1 : n == 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1)); }
static void hanoi(int n, char a, char b, char c, int *moves)
{
    if (n == 0)
        return;
    hanoi(n - 1, a, c, b, moves);
    ++*moves;
    hanoi(n - 1, c, b, a, moves);
}
static int depth(int n) { char room[200]; room[n % 200] = 1; return n ? room[n % 200] + depth(n - 1) : 0; }

int main(void)
{
    int moves = 0;
    hanoi(10, 'a', 'b', 'c', &moves);
    printf("%ld %d %d %d\n", fib(20), ack(2, 3), moves, depth(10000));
    return 0;
}
