/* decimal.c - the exact decimal digits of a floating number.
 *
 * A finite v is m * 2^e with a 64-bit m. For e >= 0 that is a whole number; for
 * e < 0 it equals m * 5^-e / 10^-e, so m * 5^-e has all its digits and the
 * point moves by -e. Either product is built in limbs of nine decimal digits,
 * so the digits can be read off. The longest, the smallest long double, has
 * 11,500 of them. */
#include "guest/libc.h"

#include <math.h>
#include <string.h>

enum { LIMBS = 1300, LIMB = 1000000000 };

static int multiply(uint32_t *limb, int count, uint32_t by)
{
    uint64_t carry = 0;
    for (int i = 0; i < count; i++) {
        uint64_t x = (uint64_t)limb[i] * by + carry;
        limb[i] = (uint32_t)(x % LIMB);
        carry = x / LIMB;
    }
    while (carry) {
        limb[count++] = (uint32_t)(carry % LIMB);
        carry /= LIMB;
    }
    return count;
}

static int multiply_power(uint32_t *limb, int count, uint32_t base, uint32_t step, int step_power,
                          int power)
{
    for (; power >= step_power; power -= step_power)
        count = multiply(limb, count, step);
    for (; power > 0; power--)
        count = multiply(limb, count, base);
    return count;
}

void decimal_from(struct decimal *d, long double v)
{
    d->count = d->point = 0;
    if (v == 0)
        return;
    int e;
    long double fraction = frexpl(fabsl(v), &e);
    uint64_t m = (uint64_t)ldexpl(fraction, 64);
    e -= 64;
    while (!(m & 1)) {
        m >>= 1;
        e++;
    }
    uint32_t limb[LIMBS];
    int count = 0;
    for (; m; m /= LIMB)
        limb[count++] = (uint32_t)(m % LIMB);
    if (e >= 0)
        count = multiply_power(limb, count, 2, 1u << 29, 29, e);
    else
        count = multiply_power(limb, count, 5, 1220703125u /* 5^13 */, 13, -e);

    char digits[9];
    for (int i = count - 1; i >= 0; i--) {
        uint32_t x = limb[i];
        for (int k = 8; k >= 0; k--, x /= 10)
            digits[k] = (char)(x % 10);
        int skip = 0;
        if (i == count - 1)
            while (digits[skip] == 0)
                skip++;
        memcpy(d->digits + d->count, digits + skip, (size_t)(9 - skip));
        d->count += 9 - skip;
    }
    d->point = d->count + (e < 0 ? e : 0);
    while (d->digits[d->count - 1] == 0)
        d->count--;
}

void decimal_round(struct decimal *d, int count)
{
    if (count >= d->count)
        return;
    if (count < 0) {
        d->count = d->point = 0;
        return;
    }
    bool up = d->digits[count] > 5 || (d->digits[count] == 5 && count + 1 < d->count) ||
              (d->digits[count] == 5 && count > 0 && d->digits[count - 1] % 2 == 1);
    d->count = count;
    if (up) {
        while (d->count > 0 && d->digits[d->count - 1] == 9)
            d->count--;
        if (d->count > 0) {
            d->digits[d->count - 1]++;
        } else {
            d->digits[0] = 1;
            d->count = 1;
            d->point++;
        }
        return;
    }
    while (d->count > 0 && d->digits[d->count - 1] == 0)
        d->count--;
    if (d->count == 0)
        d->point = 0;
}
