#include <stdio.h>
#include <string.h>

struct big { char pad[200]; int n; };

static int sum(int n, const struct big *up)
{
    struct big here;
    memset(&here, n & 0x7f, sizeof here);
    here.n = n + (up ? up->n % 7 : 0);
    if (n == 0)
        return 0;
    int r = sum(n - 1, &here);
    return r + here.n % 10 + (here.pad[100] == (n & 0x7f));
}

static long chain(int depth, long *total)
{
    long mine = depth;
    if (depth < 1000)
        chain(depth + 1, &mine);
    *total += mine;
    return *total;
}

static unsigned ackermann(unsigned m, unsigned n)
{
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}

int main(void)
{
    long t = 0;
    printf("%d\n", sum(1000, NULL));
    printf("%ld\n", chain(0, &t));
    printf("%u %u\n", ackermann(2, 3), ackermann(3, 3));
    return 0;
}
