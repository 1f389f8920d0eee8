#include <stdio.h>

static int *make_counter(void)
{
    static int count = 7;
    int *where = &count;
    return where;
}

int main(void)
{
    int *c = make_counter();
    printf("%d\n", *c);
    return 0;
}
