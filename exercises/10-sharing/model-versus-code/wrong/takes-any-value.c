// caught-by: rejects-reference
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
    if (key < 0 || key >= KEYS)
        return -1;
    model[key] = value;
    return 0;
}

static int model_get(int key)
{
    return key >= 0 && key < KEYS ? model[key] : NONE;
}

static int model_drop(int key)
{
    if (model_get(key) == NONE)
        return -1;
    model[key] = NONE;
    return 0;
}

static int model_count(void)
{
    int n = 0;
    for (int key = 0; key < KEYS; key++)
        n += model[key] != NONE;
    return n;
}

// Does the same to both, again and again, and compares all that can be seen.
static void drive(void)
{
    for (int i = 0; i < 1000; i++) {
        int key = roll(KEYS + 2) - 1, what = roll(10);
        if (what < 6) {
            int value = 10 * roll(12) - 10;
            assert(impl_put(key, value) == model_put(key, value));
        } else if (what < 9) {
            assert(impl_drop(key) == model_drop(key));
        } else if (roll(10) == 0) {
            impl_clear();
            model_clear();
        }
        for (int k = -1; k <= KEYS; k++)
            assert(impl_get(k) == model_get(k));
        assert(impl_count() == model_count());
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
