#include <assert.h>
#include <stdio.h>

static int half(int n)
{
    assert(n % 2 == 0); // expect: assertion-failed
    return n / 2;
}

int main(void)
{
    printf("%d\n", half(10));
    printf("%d\n", half(7));
    return 0;
}
