#include <assert.h>
#include <stdio.h>

static_assert(sizeof(int) == 4, "int has four bytes");

int main(void)
{
    assert(1 + 1 == 2);
    int n = 0;
#define NDEBUG
#include <assert.h>
    assert(n++);
#undef NDEBUG
#include <assert.h>
    assert(n == 0);
    printf("%d\n", n);
    return 0;
}
