#include <stdio.h>

struct ratio {
    long above, below;
};

static void reduce(struct ratio *r, long by)
{
    r->above /= by; // expect: division-by-zero
    r->below /= by;
}

static long gcd(long a, long b)
{
    return b == 0 ? 0 : gcd(b, a % b);
}

int main(void)
{
    struct ratio r = { 12, 18 };
    reduce(&r, gcd(r.above, r.below));
    printf("%ld/%ld\n", r.above, r.below);
    return 0;
}
