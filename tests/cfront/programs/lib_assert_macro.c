#include <stdio.h>
#include <assert.h>

static int calls;
static int check(int v) { calls++; return v; }
static int with(int v)
{
    assert(v > 0 && "message");
    assert(check(v)), calls++;
    return v ? v : (assert(0), 1);
}

#define NDEBUG
#include <assert.h>
static int without(int v)
{
    assert(v > 100);
    assert(check(0));
    return v;
}
#undef NDEBUG
#include <assert.h>

int main(void)
{
    printf("%d %d\n", with(5), without(6));
    if (calls)
        assert(calls == 2);
    else
        assert(0);
    printf("%d\n", calls);
    return calls;
}
