#include <stdio.h>

struct pair {
    int small, large;
};

static const int *larger(struct pair p)
{
    const int *which = p.small > p.large ? &p.small : &p.large;
    return which;
}

int main(void)
{
    struct pair p = { 3, 8 };
    const int *l = larger(p);
    printf("%d\n", *l); // expect: use-after-return
    return 0;
}
