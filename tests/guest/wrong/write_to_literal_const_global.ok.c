#include <stdio.h>

static int limit = 100;

static void raise_limit(const int *l)
{
    *(int *)l = 200;
}

int main(void)
{
    raise_limit(&limit);
    puts("raised");
    return 0;
}
