#include <stdio.h>

struct p { unsigned small : 5; unsigned full : 32; unsigned long long big : 40; signed neg : 4; unsigned one : 1; };

int main(void)
{
    struct p p = {1, 1, 1, -8, 1};
    /* A field narrower than int is promoted to int; one of 32 bits stays unsigned. */
    printf("%d %d\n", p.small - 2 < 0, p.full - 2 < 0);
    printf("%d %d\n", -p.small < 0, -p.full > 0);
    printf("%d\n", ~p.small);
    printf("%d %d\n", p.neg / 2, p.neg % 3);
    printf("%d\n", p.neg < p.small);
    printf("%d\n", p.neg < (int)p.full);
    p.big = (1ull << 40) - 1;
    p.big++;
    printf("%d %d\n", (int)p.big, p.one ? -1 : 1);
    printf("%d\n", p.small << 30 >> 29);
    printf("%d\n", _Generic(+p.small, int: 1, unsigned: 2) * 10 + _Generic(+p.full, int: 1, unsigned: 2));
    return 0;
}
