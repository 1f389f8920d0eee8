/* stdlib.c - conversions, random numbers, the end of a program. */
#include "guest/machine.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { HANDLERS = 64 };
static void (*at_exit[HANDLERS])(void);
static void (*at_quick_exit_[HANDLERS])(void);
static int exit_count, quick_count;
static uint64_t random_state;

enum { SEED = 1 };

void stdlib_reset(void)
{
    exit_count = quick_count = 0;
    random_state = SEED;
}

/* ---- text to whole numbers ---- */

struct integer {
    uint64_t value; /* magnitude */
    bool negative, overflow;
};

BARE static struct integer parse_integer(const char *s, char **ret_end, int base)
{
    struct integer n = { 0 };
    const char *start = s;
    reads(s, 1);
    if (base != 0 && (base < 2 || base > 36)) {
        errno = EINVAL;
        if (ret_end)
            *ret_end = (char *)s;
        return n;
    }
    while (*s == ' ' || (*s >= '\t' && *s <= '\r'))
        s++;
    n.negative = *s == '-';
    if (*s == '-' || *s == '+')
        s++;
    bool prefix = s[0] == '0' && (s[1] == 'x' || s[1] == 'X') && isxdigit((unsigned char)s[2]);
    if ((base == 0 || base == 16) && prefix) {
        base = 16;
        s += 2;
    } else if (base == 0) {
        base = *s == '0' ? 8 : 10;
    }
    bool any = false;
    for (;; s++, any = true) {
        int c = (unsigned char)*s;
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 :
                    c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
        if (digit >= base)
            break;
        if (__builtin_mul_overflow(n.value, (uint64_t)base, &n.value) ||
            __builtin_add_overflow(n.value, (uint64_t)digit, &n.value))
            n.overflow = true;
    }
    if (ret_end)
        *ret_end = (char *)(any ? s : start);
    return n;
}

static int64_t to_signed(struct integer n)
{
    uint64_t most = n.negative ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
    if (n.overflow || n.value > most) {
        errno = ERANGE;
        return n.negative ? INT64_MIN : INT64_MAX;
    }
    return (int64_t)(n.negative ? -n.value : n.value);
}

static uint64_t to_unsigned(struct integer n)
{
    if (n.overflow) {
        errno = ERANGE;
        return UINT64_MAX;
    }
    return n.negative ? -n.value : n.value;
}

LIBC(long, strtol, const char *s, char **end, int base)
{
    return to_signed(parse_integer(s, end, base));
}

LIBC(long long, strtoll, const char *s, char **end, int base)
{
    return to_signed(parse_integer(s, end, base));
}

LIBC(intmax_t, strtoimax, const char *s, char **end, int base)
{
    return to_signed(parse_integer(s, end, base));
}

LIBC(unsigned long, strtoul, const char *s, char **end, int base)
{
    return to_unsigned(parse_integer(s, end, base));
}

LIBC(unsigned long long, strtoull, const char *s, char **end, int base)
{
    return to_unsigned(parse_integer(s, end, base));
}

LIBC(uintmax_t, strtoumax, const char *s, char **end, int base)
{
    return to_unsigned(parse_integer(s, end, base));
}

LIBC(int, atoi, const char *s)
{
    return (int)to_signed(parse_integer(s, NULL, 10));
}

LIBC(long, atol, const char *s)
{
    return to_signed(parse_integer(s, NULL, 10));
}

LIBC(long long, atoll, const char *s)
{
    return to_signed(parse_integer(s, NULL, 10));
}

/* ---- text to floating numbers ---- */

/* Reads what the host's strtod may read, so that a bad pointer faults here,
 * where the walk to the program's line works. */
BARE static void touch_number(const char *s)
{
    const volatile char *p = s;
    reads(s, 1);
    while (*p == ' ' || (*p >= '\t' && *p <= '\r'))
        p++;
    while (isalnum((unsigned char)*p) || (*p && strchr("+-.()_", *p)))
        p++;
}

LIBC(double, strtod, const char *s, char **end)
{
    touch_number(s);
    double v = strtod(s, end);
    KEEP_FRAME();
    return v;
}

LIBC(float, strtof, const char *s, char **end)
{
    touch_number(s);
    float v = strtof(s, end);
    KEEP_FRAME();
    return v;
}

LIBC(long double, strtold, const char *s, char **end)
{
    touch_number(s);
    long double v = strtold(s, end);
    KEEP_FRAME();
    return v;
}

LIBC(double, atof, const char *s)
{
    touch_number(s);
    double v = strtod(s, NULL);
    KEEP_FRAME();
    return v;
}

/* ---- arithmetic ---- */

LIBC(int, abs, int v) { return v < 0 ? (int)-(unsigned)v : v; }
LIBC(long, labs, long v) { return v < 0 ? (long)-(unsigned long)v : v; }
LIBC(long long, llabs, long long v) { return v < 0 ? (long long)-(unsigned long long)v : v; }
LIBC(intmax_t, imaxabs, intmax_t v) { return v < 0 ? (intmax_t)-(uintmax_t)v : v; }
LIBC(div_t, div, int a, int b) { return (div_t){ a / b, a % b }; }
LIBC(ldiv_t, ldiv, long a, long b) { return (ldiv_t){ a / b, a % b }; }
LIBC(lldiv_t, lldiv, long long a, long long b) { return (lldiv_t){ a / b, a % b }; }
LIBC(imaxdiv_t, imaxdiv, intmax_t a, intmax_t b) { return (imaxdiv_t){ a / b, a % b }; }

/* ---- random numbers: the same ones in every run ---- */

/* splitmix64. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014. */
static uint64_t random_next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

LIBC(int, rand, void) { return (int)(random_next(&random_state) >> 33); }
LIBC(void, srand, unsigned seed) { random_state = seed; }
LIBC(long, random, void) { return (long)(random_next(&random_state) >> 33); }
LIBC(void, srandom, unsigned seed) { random_state = seed; }

LIBC(int, rand_r, unsigned *seed)
{
    uint64_t state = *seed;
    int v = (int)(random_next(&state) >> 33);
    *seed = (unsigned)(state ^ state >> 32);
    return v;
}

/* ---- the environment: there is none ---- */

LIBC(char *, getenv, const char *name)
{
    (void)*(const volatile char *)name;
    return NULL;
}

LIBC(int, system, const char *command)
{
    if (!command)
        return 0;
    errno = ENOSYS;
    return -1;
}

/* ---- the end ---- */

LIBC(int, atexit, void (*fn)(void))
{
    if (exit_count == HANDLERS)
        return -1;
    at_exit[exit_count++] = fn;
    return 0;
}

LIBC(int, at_quick_exit, void (*fn)(void))
{
    if (quick_count == HANDLERS)
        return -1;
    at_quick_exit_[quick_count++] = fn;
    return 0;
}

void guest_exit(int code)
{
    while (exit_count > 0)
        at_exit[--exit_count]();
    machine_end(OUTCOME_EXITED, code & 0xff);
}

LIBC(void, quick_exit, int code)
{
    while (quick_count > 0)
        at_quick_exit_[--quick_count]();
    machine_end(OUTCOME_EXITED, code & 0xff);
}

LIBC(void, _Exit, int code)
{
    machine_end(OUTCOME_EXITED, code & 0xff);
}

LIBC(void, _exit, int code)
{
    machine_end(OUTCOME_EXITED, code & 0xff);
}
