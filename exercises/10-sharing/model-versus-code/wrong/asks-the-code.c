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
static int model_put(int key, int value)
{
    return impl_put(key, value);
}

static void drive(void)
{
    for (int i = 0; i < 1000; i++) {
        int key = roll(KEYS), value = roll(100);
        assert(model_put(key, value) == impl_put(key, value));
        assert(impl_get(key) == value);
    }
}
// --- your code ends here ---

int main(void)
{
    impl_clear();
    model_clear();
    drive();
    return 0;
}
