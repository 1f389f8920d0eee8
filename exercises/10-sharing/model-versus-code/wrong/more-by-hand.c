// caught-by: mutant-survives
#include "subject.h"

#include <assert.h>

// The next of a fixed row of numbers, each from 0 to n - 1.
static unsigned row = 1;

static int roll(int n)
{
    row = row * 1103515245u + 12345u;
    return (int)(row / 65536u % (unsigned)n);
}

// The model: the value under each key, or NONE. No log, nothing clever.
enum { NONE = -1 };
static int model[KEYS];

static void model_clear(void)
{
    for (int key = 0; key < KEYS; key++)
        model[key] = NONE;
}

// --- your code starts here ---
static void drive(void)
{
    assert(impl_get(0) == NONE);
    assert(impl_count() == 0);
    assert(impl_put(0, 10) == 0);
    assert(impl_put(1, 20) == 0);
    assert(impl_put(4, 99) == 0);
    assert(impl_get(0) == 10);
    assert(impl_get(1) == 20);
    assert(impl_get(4) == 99);
    assert(impl_count() == 3);
    assert(impl_put(0, 11) == 0);
    assert(impl_get(0) == 11);
    assert(impl_count() == 3);
    assert(impl_drop(1) == 0);
    assert(impl_get(1) == NONE);
    assert(impl_drop(1) == -1);
    assert(impl_put(5, 1) == -1);
    assert(impl_put(-1, 1) == -1);
    assert(impl_put(0, 100) == -1);
    assert(impl_get(0) == 11);
    impl_clear();
    assert(impl_count() == 0);
}
// --- your code ends here ---

int main(void)
{
    impl_clear();
    model_clear();
    drive();
    return 0;
}
