#include <stdio.h>

static const int limit = 100;

static void raise_limit(const int *l)
{
    *(int *)l = 200; // expect: write-to-literal
}

int main(void)
{
    raise_limit(&limit);
    puts("raised");
    return 0;
}
