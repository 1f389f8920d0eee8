/* builtin.c - what gcc's __builtin_ functions do. libtcc knows few of them; the
 * judge defines the rest as macros that call these (judge/compile.c). */
#include "guest/libc.h"

#include <string.h>

LIBC(int, __builtin_ones, uint64_t v) { return __builtin_popcountll(v); }
/* Of a value of `bits` bits. gcc leaves the answer for 0 open; this one is C23's. */
LIBC(int, __builtin_leading, uint64_t v, int bits) { return v ? __builtin_clzll(v) - (64 - bits) : bits; }
LIBC(int, __builtin_trailing, uint64_t v, int bits) { return v ? __builtin_ctzll(v) : bits; }
LIBC(uint64_t, __builtin_swap, uint64_t v, int bits) { return __builtin_bswap64(v) >> (64 - bits); }

BARE static __int128 value(uint64_t bits, int negative)
{
    return negative ? (__int128)(int64_t)bits : (__int128)bits;
}

/* *r = a op b, cut to the size bytes of *r; 1 if something was lost. */
LIBC(int, __builtin_exact, int op, uint64_t a, int a_negative, uint64_t b, int b_negative, void *r,
     int size, int is_signed)
{
    __int128 x = value(a, a_negative), y = value(b, b_negative), z;
    bool lost = op == '+' ? __builtin_add_overflow(x, y, &z)
              : op == '-' ? __builtin_sub_overflow(x, y, &z)
                          : __builtin_mul_overflow(x, y, &z);
    uint64_t low = (uint64_t)z;
    writes_value(r, (size_t)size);
    memcpy(r, &low, (size_t)size);
    int unused = 64 - 8 * size;
    __int128 kept = is_signed ? (__int128)((int64_t)(low << unused) >> unused)
                              : (__int128)(low << unused >> unused);
    return lost || kept != z;
}
