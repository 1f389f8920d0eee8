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
static int model_put(int key, int value)
{
    model[key] = value;
    return 0;
}

static void drive(void)
{
    assert(impl_put(1, 40) == model_put(1, 40));
    assert(impl_get(1) == model[1]);
    assert(impl_put(2, 50) == model_put(2, 50));
    assert(impl_get(2) == model[2]);
    assert(impl_count() == 2);
}
// --- your code ends here ---

int main(void)
{
    impl_clear();
    model_clear();
    drive();
    return 0;
}
