#include <stdio.h>

static int *make_counter(void)
{
    int count = 7;
    int *where = &count;
    return where;
}

int main(void)
{
    int *c = make_counter();
    printf("%d\n", *c); // expect: use-after-return
    return 0;
}
