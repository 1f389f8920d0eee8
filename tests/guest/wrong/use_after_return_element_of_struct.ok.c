#include <stdio.h>

struct pair {
    int small, large;
};

static const int *larger(struct pair p)
{
    const int *which = p.small > p.large ? &p.small : &p.large;
    return which;
}

static const int *larger_of(const struct pair *p)
{
    return p->small > p->large ? &p->small : &p->large;
}

int main(void)
{
    struct pair p = { 3, 8 };
    larger(p);
    const int *l = larger_of(&p);
    printf("%d\n", *l);
    return 0;
}
