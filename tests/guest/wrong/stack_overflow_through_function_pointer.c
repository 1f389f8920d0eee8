#include <stdio.h>

struct state {
    int count;
    int (*next)(struct state *);
};

static int work(struct state *s)
{
    s->count++;
    return s->next(s); // expect: stack-overflow
}

int main(void)
{
    struct state s = { 0, work };
    printf("%d\n", work(&s));
    return 0;
}
